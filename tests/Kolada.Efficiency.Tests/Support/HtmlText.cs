using System.Xml.Linq;

namespace Kolada.Efficiency.Tests.Support;

/// <summary>What a reader sees of an HTML fragment.</summary>
internal static class HtmlText
{
    public static XElement Read(string html) => XElement.Parse($"<div>{html}</div>");

    public static string Of(string html)
    {
        XElement read = Read(html);
        IEnumerable<string> texts = read.DescendantNodes().OfType<XText>().Select(text => text.Value);
        IEnumerable<string> titles = read.Descendants().Select(element => element.Attribute("title")?.Value ?? "");
        return string.Join('\n', texts.Concat(titles));
    }
}
