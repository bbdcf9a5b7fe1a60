using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;
using Ncez.Data.Import.Books;
using Ncez.Model.Diagnostics;
using Ncez.Model.Texts;

namespace Ncez.Data.Export.Docx;

/// <summary>
/// Fills a user's own Word document: content controls by their tag, bookmarks by their name. Texts take the look of what
/// stood there; tables and pictures take the place of the whole control. What is not known is a finding and stays as it is.
/// </summary>
public static class DocxTemplate
{
    /// <summary>Fills a copy of the document; false when findings say why it cannot be read.</summary>
    /// <param name="path">The user's document; it is not changed.</param>
    /// <param name="texts">Text by tag.</param>
    /// <param name="blocks">Tables and pictures by tag.</param>
    /// <param name="stream">Where to: readable, writable and seekable; stays open.</param>
    /// <param name="language">Language of captions.</param>
    /// <param name="findings">Collects unknown tags.</param>
    public static bool Fill(string path, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, DocBlock> blocks, Stream stream, Language language, Findings findings)
    {
        var name = Path.GetFileName(path);
        return XlsxBook.Guarded(path, findings, () =>
        {
            using (var original = File.OpenRead(path))
            {
                original.CopyTo(stream);
            }

            using var document = WordprocessingDocument.Open(stream, isEditable: true);
            var main = document.MainDocumentPart ?? throw new InvalidDataException("document");
            var filler = new Filler(name, texts, blocks, new DocxElements(main, language), findings);
            foreach (var root in Roots(main))
            {
                filler.Controls(root);
                filler.Bookmarks(root);
            }

            if (filler.Count == 0)
            {
                findings.Warning("DOC-003", new Place(name), ("known", string.Join(", ", texts.Keys.Concat(blocks.Keys).Order(StringComparer.Ordinal))));
            }

            DocxStyles.Lend(main, language);
            main.Document.Save();
            return document;
        }) is not null;
    }

    private static IEnumerable<OpenXmlPartRootElement> Roots(MainDocumentPart main) =>
        new OpenXmlPartRootElement?[] { main.Document }.Concat(main.HeaderParts.Select(p => p.Header)).Concat(main.FooterParts.Select(p => p.Footer)).OfType<OpenXmlPartRootElement>();

    private sealed class Filler(string file, IReadOnlyDictionary<string, string> texts, IReadOnlyDictionary<string, DocBlock> blocks, DocxElements elements, Findings findings)
    {
        public int Count { get; private set; }

        public void Controls(OpenXmlElement root)
        {
            foreach (var control in root.Descendants<SdtElement>().ToList())
            {
                var tag = control.SdtProperties?.GetFirstChild<Tag>()?.Val?.Value ?? "";
                if (tag.Length == 0)
                {
                    continue;
                }

                if (texts.TryGetValue(tag, out var text))
                {
                    Text(control, text);
                    Count++;
                }
                else if (blocks.TryGetValue(tag, out var block))
                {
                    Place(control, tag, block);
                }
                else
                {
                    Unknown("DOC-002", tag);
                }
            }
        }

        public void Bookmarks(OpenXmlElement root)
        {
            foreach (var start in root.Descendants<BookmarkStart>().ToList())
            {
                var name = start.Name?.Value ?? "";
                if (name.Length == 0 || name[0] == '_')
                {
                    continue;
                }

                if (blocks.TryGetValue(name, out var block) && start.Ancestors<Paragraph>().FirstOrDefault() is { Parent: not null } paragraph)
                {
                    Between(start)?.ForEach(e => e.Remove());
                    Insert(paragraph, block);
                }
                else if (texts.TryGetValue(name, out var text) && Between(start) is { } between)
                {
                    var look = between.OfType<Run>().FirstOrDefault()?.RunProperties ?? start.Parent?.Elements<Run>().FirstOrDefault()?.RunProperties;
                    between.ForEach(e => e.Remove());
                    start.InsertAfterSelf(Words(text, look));
                    Count++;
                }
                else
                {
                    Unknown("DOC-004", name);
                }
            }
        }

        private void Place(SdtElement control, string tag, DocBlock block)
        {
            if (control is SdtBlock)
            {
                Insert(control, block);
                control.Remove();
            }
            else if (control.Ancestors<Paragraph>().FirstOrDefault() is { Parent: not null } paragraph)
            {
                Insert(paragraph, block);
                control.Remove();
            }
            else
            {
                findings.Warning("DOC-005", new Place(file, Field: tag), ("tag", Import.Shown.Cell(tag)));
            }
        }

        private void Insert(OpenXmlElement after, DocBlock block)
        {
            foreach (var element in elements.Of(block).Reverse())
            {
                after.InsertAfterSelf(element);
            }

            Count++;
        }

        private static void Text(SdtElement control, string text)
        {
            control.SdtProperties?.RemoveAllChildren<ShowingPlaceholder>();
            var content = control.ChildElements.FirstOrDefault(c => c is SdtContentBlock or SdtContentRun or SdtContentCell or SdtContentRow);
            var runs = content?.Descendants<Run>().ToList() ?? [];
            var look = runs.FirstOrDefault()?.RunProperties;
            if (look?.RunStyle?.Val?.Value == "PlaceholderText")
            {
                look = null;
            }

            if (runs.Count > 0)
            {
                runs[0].InsertBeforeSelf(Words(text, look));
                runs.ForEach(r => r.Remove());
            }
            else if (content is SdtContentRun)
            {
                content.Append(Words(text, null));
            }
            else
            {
                (content?.Descendants<Paragraph>().FirstOrDefault() ?? content?.AppendChild(new Paragraph()))?.Append(Words(text, null));
            }
        }

        // What stands between start and end of a bookmark within its paragraph; null when it reaches further.
        private static List<OpenXmlElement>? Between(BookmarkStart start)
        {
            var between = new List<OpenXmlElement>();
            for (var next = start.NextSibling(); next is not null; next = next.NextSibling())
            {
                if (next is BookmarkEnd end && end.Id?.Value == start.Id?.Value)
                {
                    return between;
                }

                between.Add(next);
            }

            return null;
        }

        private void Unknown(string code, string tag)
        {
            var known = texts.Keys.Concat(blocks.Keys).Order(StringComparer.Ordinal).ToList();
            findings.Warning(code, new Place(file, Field: tag), ("tag", Import.Shown.Cell(tag)), ("near", Import.Suggest.NearOrFirst(tag, known)));
        }

        private static Run Words(string text, RunProperties? look)
        {
            var run = DocxElements.Words(text);
            if (look is not null)
            {
                run.PrependChild((RunProperties)look.CloneNode(true));
            }

            return run;
        }
    }
}
