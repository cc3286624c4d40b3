using System.Runtime.InteropServices;

namespace Kolada.Client.Tables;

/// <summary>Gives ids numbers in the order in which they come.</summary>
internal sealed class Numbering<T>
    where T : struct, IEquatable<T>
{
    private readonly Dictionary<T, int> _numbers = [];
    private readonly List<T> _ids = [];
    private int _last = -1;

    /// <summary>The number of an id, known or new. Rows mostly repeat the ids of the row before.</summary>
    public int NumberOf(T id)
    {
        if (_last >= 0 && _ids[_last].Equals(id))
        {
            return _last;
        }

        ref int numberPlusOne = ref CollectionsMarshal.GetValueRefOrAddDefault(_numbers, id, out bool known);
        if (!known)
        {
            _ids.Add(id);
            numberPlusOne = _ids.Count;
        }

        return _last = numberPlusOne - 1;
    }

    public T IdOf(int number) => _ids[number];
}
