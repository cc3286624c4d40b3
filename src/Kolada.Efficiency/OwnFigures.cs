using System.Globalization;
using Kolada.Client.Text;
using Kolada.Efficiency.Text;

namespace Kolada.Efficiency;

/// <summary>A user's own key figures, read from CSV and joined to Kolada's.</summary>
/// <remarks>
/// The first line names the columns, in any order: <c>kpi</c> (<c>own:NAME</c>), <c>municipality</c> (an id or a name), <c>year</c>, <c>value</c>
/// and, if wanted, <c>gender</c> (T, K or M; T when left out or empty). Columns are parted by commas, or by semicolons as Swedish Excel
/// writes them; then a decimal comma is read as well. An empty value is a missing one. Quotes work as in RFC 4180.
/// </remarks>
public static class OwnFigures
{
    private const int MaxShown = 20;

    /// <summary>A text with more than this is not read further: it is something else.</summary>
    private const int MaxProblems = 1000;

    /// <summary>Larger than any figure of Sweden, and small enough for sums of squares to be numbers.</summary>
    private const double LargestValue = 1e100;

    private static readonly string[] Required = ["kpi", "municipality", "year", "value"];
    private static readonly string[] Allowed = [.. Required, "gender"];

    /// <summary>Reads own figures.</summary>
    /// <param name="csv">The text.</param>
    /// <param name="municipalities">All municipalities that Kolada knows; ids and names are looked up among them.</param>
    /// <param name="language">The language of the problems in the exception's message.</param>
    /// <exception cref="ArgumentException">Something is wrong: the message lists each place by line and column, with the rule.</exception>
    public static IReadOnlyList<DataPoint> Parse(string csv, IEnumerable<Municipality> municipalities, ReportLanguage language = ReportLanguage.English)
    {
        ArgumentNullException.ThrowIfNull(csv);
        Texts texts = new(language);
        Reader reader = new(csv, municipalities, texts);
        IReadOnlyList<DataPoint> figures = reader.Read();
        if (reader.Problems.Count == 0)
        {
            return figures;
        }

        string shown = string.Concat(reader.Problems.Take(MaxShown).Select(problem => "\n  " + problem));
        string more = reader.IsStopped ? texts.Say(" or more", " eller fler") : "";
        throw new ArgumentException(
            texts.Format(
                $"The own figures cannot be used, {reader.Problems.Count}{more} problem(s):{shown}",
                $"De egna uppgifterna kan inte användas, {reader.Problems.Count}{more} fel:{shown}"),
            nameof(csv));
    }

    /// <summary>A table with a user's own figures besides Kolada's.</summary>
    /// <param name="table">Kolada's values.</param>
    /// <param name="own">The own figures, from <see cref="Parse"/>.</param>
    /// <exception cref="ArgumentException">A figure is not an own one, or occurs twice.</exception>
    public static KpiTable WithOwnFigures(this KpiTable table, IEnumerable<DataPoint> own)
    {
        ArgumentNullException.ThrowIfNull(table);
        List<DataPoint> figures = [.. own];
        foreach (DataPoint figure in figures)
        {
            if (!figure.Kpi.IsOwn)
            {
                throw new ArgumentException($"{figure.Kpi} is not an own figure, and Kolada's values are not replaced. Name it own:…", nameof(own));
            }
        }

        return figures.Count == 0 ? table : KpiTable.Create(table.Concat(figures), table.RetrievedAt, table.UnknownIds);
    }

    private sealed class Reader(string csv, IEnumerable<Municipality> municipalities, Texts texts)
    {
        private readonly List<Municipality> _municipalities = [.. municipalities];
        private readonly Dictionary<string, KpiId> _kpis = new(StringComparer.Ordinal);
        private readonly Dictionary<string, Municipality?> _found = new(StringComparer.Ordinal);
        private readonly Dictionary<(KpiId, MunicipalityId, int, Gender), int> _seen = [];
        private readonly char _separator = csv.AsSpan(0, csv.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : csv.Length).Contains(';') ? ';' : ',';
        private string[] _columns = [];

        public List<string> Problems { get; } = [];

        /// <summary>Whether the rest was not read because of the problems before it.</summary>
        public bool IsStopped { get; private set; }

        public List<DataPoint> Read()
        {
            List<DataPoint> figures = [];
            // Excel on a Mac may end lines with a carriage return alone.
            using StringReader text = new(csv.TrimStart('\uFEFF').ReplaceLineEndings("\n"));
            CsvRecords records = new(text) { Separator = _separator };
            while (Next(records) is { } fields)
            {
                if (fields is [""])
                {
                    continue;
                }

                if (_columns.Length == 0)
                {
                    _columns = [.. fields.Select(field => field.Trim().ToLowerInvariant())];
                    if (!IsHeader(records.Line))
                    {
                        return figures;
                    }
                }
                else if (Figure(records.Line, fields) is { } figure)
                {
                    figures.Add(figure);
                }

                if (Problems.Count >= MaxProblems)
                {
                    IsStopped = true;
                    return figures;
                }
            }

            if (_columns.Length == 0 && Problems.Count == 0)
            {
                Problems.Add(texts.Say(
                    "line 1: the text is empty; the first line names the columns kpi, municipality, year and value.",
                    "rad 1: texten är tom; första raden anger kolumnerna kpi, municipality, year och value."));
            }

            return figures;
        }

        /// <summary>The next record; null at the end, and where quotes do not match, since what follows cannot be told apart.</summary>
        private IReadOnlyList<string>? Next(CsvRecords records)
        {
            try
            {
                return records.Read();
            }
            catch (FormatException)
            {
                Problems.Add(texts.Format(
                    $"line {records.Line}: the quotes do not match. A field in quotes ends with one, and a quote inside it is written twice.",
                    $"rad {records.Line}: citattecknen går inte ihop. Ett fält inom citattecken slutar med ett, och ett citattecken i fältet skrivs dubbelt."));
                return null;
            }
        }

        private bool IsHeader(int line)
        {
            int before = Problems.Count;
            string allowed = string.Join(", ", Allowed);
            foreach (string name in Required.Except(_columns, StringComparer.Ordinal))
            {
                At(line, name, $"is missing in the first line, which names the columns.", $"saknas på första raden, som anger kolumnerna.");
            }

            foreach (string name in _columns.Except(Allowed, StringComparer.Ordinal))
            {
                At(line, name, $"is not a column of own figures; they are {allowed}.", $"är ingen kolumn för egna uppgifter; de är {allowed}.");
            }

            foreach (string name in _columns.GroupBy(name => name, StringComparer.Ordinal).Where(group => group.Count() > 1).Select(group => group.Key))
            {
                At(line, name, $"occurs twice.", $"förekommer två gånger.");
            }

            return Problems.Count == before;
        }

        private DataPoint? Figure(int line, IReadOnlyList<string> fields)
        {
            if (fields.Count != _columns.Length)
            {
                Problems.Add(texts.Format(
                    $"line {line}: has {fields.Count} fields, and the first line names {_columns.Length} columns.",
                    $"rad {line}: har {fields.Count} fält, och första raden anger {_columns.Length} kolumner."));
                return default(DataPoint?);
            }

            int before = Problems.Count;
            string Field(string name) => Array.IndexOf(_columns, name) is var column and >= 0 ? fields[column].Trim() : "";
            string id = Field("kpi");
            KpiId? kpi = FindKpi(id);
            bool isOwn = kpi is not null;
            Require(
                isOwn,
                line,
                "kpi",
                id,
                $"own: and a name of letters, digits, '-', '_' and '.', such as own:lokalkostnad; Kolada's own ids cannot be replaced",
                $"own: och ett namn av bokstäver, siffror, '-', '_' och '.', som own:lokalkostnad; Koladas egna id kan inte ersättas");
            Municipality? municipality = Find(Field("municipality"));
            Require(
                municipality is not null,
                line,
                "municipality",
                Field("municipality"),
                $"the id or the name of a municipality, such as 1267 or Höör",
                $"en kommuns id eller namn, som 1267 eller Höör");
            bool hasYear = int.TryParse(
                Field("year"),
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out int year) && year is >= DataQuery.MinYear and <= DataQuery.MaxYear;
            Require(
                hasYear,
                line,
                "year",
                Field("year"),
                $"a year from {DataQuery.MinYear} to {DataQuery.MaxYear}",
                $"ett år från {DataQuery.MinYear} till {DataQuery.MaxYear}");
            bool hasValue = TryValue(Field("value"), out double? value);
            string number = _separator == ';' ? "12,5" : "12.5";
            Require(hasValue, line, "value", Field("value"), $"a number such as {number}, or empty", $"ett tal, som {number}, eller tomt");
            int gender = Field("gender") is { Length: > 0 } letter ? "TKM".IndexOf(letter, StringComparison.OrdinalIgnoreCase) : 0;
            Require(
                gender >= 0 && Field("gender").Length <= 1,
                line,
                "gender",
                Field("gender"),
                $"T, K or M, or empty for T",
                $"T, K eller M, eller tomt för T");
            return Problems.Count > before || municipality is null || kpi is null ? default(DataPoint?) : Once(
                line,
                new DataPoint(kpi.Value, municipality.Id, year, (Gender)gender) { Value = value });
        }

        private DataPoint? Once(int line, DataPoint figure)
        {
            if (_seen.TryAdd((figure.Kpi, figure.Municipality, figure.Year, figure.Gender), line))
            {
                return figure;
            }

            int first = _seen[(figure.Kpi, figure.Municipality, figure.Year, figure.Gender)];
            Problems.Add(texts.Format(
                $"line {line}: {figure.Kpi} for {figure.Municipality}, {figure.Year}, {figure.Gender.ToCode()} is already on line {first}.",
                $"rad {line}: {figure.Kpi} för {figure.Municipality}, {figure.Year}, {figure.Gender.ToCode()} finns redan på rad {first}."));
            return default(DataPoint?);
        }

        /// <summary>An own figure's id; a file repeats few, and each is kept once.</summary>
        private KpiId? FindKpi(string id)
        {
            if (!_kpis.TryGetValue(id, out KpiId kpi) && KpiId.TryParse(id, out kpi) && kpi.IsOwn)
            {
                _kpis.Add(id, kpi);
            }

            return kpi.IsOwn ? kpi : default(KpiId?);
        }

        /// <summary>By the rules of every other place that takes a name; each name is looked up once, since a file repeats them.</summary>
        private Municipality? Find(string idOrName)
        {
            if (!_found.TryGetValue(idOrName, out Municipality? municipality))
            {
                try
                {
                    municipality = idOrName.Length == 0 ? null : KoladaClient.FindMunicipality(_municipalities, idOrName);
                }
                catch (KoladaException unknown) when (unknown.Kind == KoladaErrorKind.NotFound)
                {
                    municipality = null;
                }

                _found.Add(idOrName, municipality);
            }

            return municipality;
        }

        private bool TryValue(string text, out double? value)
        {
            value = null;
            if (text.Length == 0)
            {
                return true;
            }

            // Swedish Excel writes the minus sign of typography, and a decimal comma.
            string plain = text.Replace('\u2212', '-');
            if (_separator == ';' && !plain.Contains('.', StringComparison.Ordinal))
            {
                plain = plain.Replace(',', '.');
            }

            bool isNumber = double.TryParse(
                plain,
                NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint | NumberStyles.AllowExponent,
                CultureInfo.InvariantCulture,
                out double number) && Math.Abs(number) <= LargestValue;
            value = isNumber ? number : null;
            return isNumber;
        }

        private void Require(bool holds, int line, string column, string found, FormattableString english, FormattableString swedish)
        {
            if (!holds)
            {
                string shown = found.Length > 40 ? found[..40] + "…" : found;
                At(line, column, $"'{shown}' must be {texts.Format(english, swedish)}.", $"'{shown}' måste vara {texts.Format(english, swedish)}.");
            }
        }

        private void At(int line, string column, FormattableString english, FormattableString swedish) =>
            Problems.Add(texts.Format($"line {line}, column {column}: ", $"rad {line}, kolumn {column}: ") + texts.Format(english, swedish));
    }
}
