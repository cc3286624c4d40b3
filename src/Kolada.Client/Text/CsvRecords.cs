using System.Text;

namespace Kolada.Client.Text;

/// <summary>Takes CSV apart into records, RFC 4180: quotes around fields, doubled inside; CRLF or LF.</summary>
internal sealed class CsvRecords(TextReader reader)
{
    /// <summary>What a record has beyond this is not kept: a table of so many columns is something else.</summary>
    private const int MostFields = 1000;

    private readonly StringBuilder _field = new();
    private readonly List<string> _fields = [];
    private readonly char[] _buffer = new char[16 * 1024];
    private int _length;
    private int _position;

    /// <summary>Between fields; told by the first line, which knows it best.</summary>
    public char Separator { get; set; } = ',';

    /// <summary>The line on which the record read last begins, from 1.</summary>
    public int Line { get; private set; }

    private int NextLine { get; set; } = 1;

    /// <summary>The first line as it stands, without reading it as a record.</summary>
    public async ValueTask<string> PeekLineAsync(CancellationToken cancellationToken)
    {
        await FillAsync(cancellationToken).ConfigureAwait(false);
        int end = _buffer.AsSpan(0, _length).IndexOf('\n');
        return new string(_buffer, 0, end < 0 ? _length : end);
    }

    /// <summary>The next record; null at the end. The list is used again for the record after it.</summary>
    /// <exception cref="FormatException">A quote is not closed, or something follows one.</exception>
    public async ValueTask<IReadOnlyList<string>?> ReadAsync(CancellationToken cancellationToken)
    {
        State state = Begin();
        while (!Continue(ref state))
        {
            if (!await FillAsync(cancellationToken).ConfigureAwait(false))
            {
                return End(state);
            }
        }

        return _fields;
    }

    /// <summary>As <see cref="ReadAsync"/>, for a text that is at hand.</summary>
    /// <exception cref="FormatException">A quote is not closed, or something follows one.</exception>
    public IReadOnlyList<string>? Read()
    {
        State state = Begin();
        while (!Continue(ref state))
        {
            if (!Filled(reader.Read(_buffer)))
            {
                return End(state);
            }
        }

        return _fields;
    }

    private State Begin()
    {
        _fields.Clear();
        Line = NextLine;
        return State.FieldStart;
    }

    /// <summary>Takes what is in the buffer, up to the end of the record; false when more is needed for that.</summary>
    private bool Continue(ref State state)
    {
        while (_position < _length)
        {
            char c = _buffer[_position++];
            NextLine += c == '\n' ? 1 : 0;
            state = Next(state, c);
            if (state == State.RecordEnd)
            {
                return true;
            }
        }

        return false;
    }

    private State Next(State state, char c)
    {
        if (state == State.Quoted)
        {
            if (c == '"')
            {
                return State.QuoteInQuoted;
            }

            _field.Append(c);
            return State.Quoted;
        }

        if (c == Separator || c == '\n')
        {
            EndField();
            return c == '\n' ? State.RecordEnd : State.FieldStart;
        }

        if (c == '"' && state is State.FieldStart or State.QuoteInQuoted)
        {
            if (state == State.QuoteInQuoted)
            {
                _field.Append('"');
            }

            return State.Quoted;
        }

        if (c == '\r')
        {
            return state; // of CRLF
        }

        if (state == State.QuoteInQuoted)
        {
            throw new FormatException(FormattableString.Invariant($"Line {Line}: '{c}' follows a closing quote; a quote inside quotes is written twice."));
        }

        _field.Append(c);
        return State.Plain;
    }

    private List<string>? End(State state)
    {
        if (state == State.Quoted)
        {
            throw new FormatException(FormattableString.Invariant($"Line {Line}: a quote is not closed."));
        }

        if (state == State.FieldStart && _fields.Count == 0)
        {
            return null;
        }

        EndField();
        return _fields;
    }

    private void EndField()
    {
        if (_fields.Count < MostFields)
        {
            _fields.Add(_field.ToString());
        }

        _field.Clear();
    }

    private async ValueTask<bool> FillAsync(CancellationToken cancellationToken) =>
        _position < _length || Filled(await reader.ReadAsync(_buffer, cancellationToken).ConfigureAwait(false));

    private bool Filled(int length)
    {
        (_length, _position) = (length, 0);
        return length > 0;
    }

    private enum State
    {
        FieldStart,
        Plain,
        Quoted,
        QuoteInQuoted,
        RecordEnd,
    }
}
