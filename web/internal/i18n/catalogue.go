package i18n

import (
	"embed"
	"fmt"
	"io/fs"
	"path"
	"strings"
	"sync"

	"go.yaml.in/yaml/v4"
	"golang.org/x/text/language"
	"golang.org/x/text/message"
)

//go:embed locales
var files embed.FS

// English is the language that stands in the code.
const English = "en"

// A Bundle has the Localizers of all languages of the interface.
type Bundle struct {
	// Languages are their codes, English first.
	Languages  []string
	localizers map[string]*Localizer
	matchers   sync.Map // of the languages on offer to their language.Matcher: as many as questionnaires differ in them
	regional   sync.Map // of language.Tag to *Localizer, those of regions
	alike      sync.Map // of a manner of writing to the *Localizer that all regions with it share
	matched    memo[string]
	spoken     memo[*Localizer]
}

// forms are what a text becomes: one form, or one for each plural category.
type forms map[string]Text

// form returns the form of a category; a language's common form is "other".
func (f forms) form(category string) Text {
	if text, ok := f[category]; ok {
		return text
	}
	return f["other"]
}

// New prepares all languages; the catalogue of each is read for its first reader. The root, such as "/quiz", goes before
// the addresses on this site that texts lead to.
func New(root string) *Bundle {
	b := &Bundle{Languages: Languages(), localizers: map[string]*Localizer{}}
	for _, lang := range b.Languages {
		b.localizers[lang] = newLocalizer(files, lang, root)
		b.alike.Store(b.localizers[lang].manner(), b.localizers[lang])
	}
	return b
}

// Languages are the codes of all languages of the interface, English first: it has no catalogue, the others are
// those that have one.
func Languages() []string {
	all := []string{English}
	dirs, _ := files.ReadDir("locales") // a part of the program, so it is there
	for _, dir := range dirs {
		all = append(all, dir.Name())
	}
	return all
}

func newLocalizer(files fs.FS, lang, root string) *Localizer {
	tag := language.Make(lang)
	entries := sync.OnceValues(func() (map[Text]forms, error) { return catalogue(files, lang) })
	return &Localizer{Lang: lang, tag: tag, printer: message.NewPrinter(tag), entries: entries, root: root}
}

// catalogue reads all files of a language.
func catalogue(files fs.FS, lang string) (map[Text]forms, error) {
	names, err := fs.Glob(files, path.Join("locales", lang, "*.yaml"))
	if err != nil {
		return nil, fmt.Errorf("read catalogue %s: %w", lang, err)
	}
	all := map[Text]forms{}
	for _, name := range names {
		data, err := fs.ReadFile(files, name)
		if err != nil {
			return nil, fmt.Errorf("read catalogue: %w", err)
		}
		if err := read(data, lang, all); err != nil {
			return nil, fmt.Errorf("%s: %w", name, err)
		}
	}
	return all, nil
}

// read adds the entries of a file.
func read(data []byte, lang string, all map[Text]forms) error {
	var entries []map[string]yaml.Node
	if err := yaml.Load(data, &entries); err != nil {
		return fmt.Errorf("read catalogue: %w", err)
	}
	for _, entry := range entries {
		source, translation := entry[English], entry[lang]
		text := Text(source.Value)
		var f forms
		switch {
		case text == "":
			return fmt.Errorf("line %d: an entry needs the English text under en", translation.Line)
		case translation.Kind == yaml.ScalarNode:
			f = forms{"other": Text(translation.Value)}
		default:
			if err := translation.Load(&f); err != nil || f["other"] == "" {
				return fmt.Errorf("line %d: %q needs a text, or forms with other among them, under %s", source.Line, text, lang)
			}
		}
		all[text] = f
	}
	return nil
}

// Localizer returns the one for the language, or the English one. A language of a region is spoken as everywhere.
func (b *Bundle) Localizer(lang string) *Localizer {
	if l, ok := b.localizers[base(lang)]; ok {
		return l
	}
	return b.localizers[English]
}

// Has reports whether the interface speaks the language, wherever else that may be spoken.
func (b *Bundle) Has(lang string) bool { return b.localizers[base(lang)] != nil }

// base is the language without its region, such as "en" of "en-GB".
func base(lang string) string {
	base, _, _ := strings.Cut(lang, "-")
	return base
}

// Messages returns the texts that the catalogue of a language has.
func (b *Bundle) Messages(lang string) []Text {
	var texts []Text
	entries, _ := b.Localizer(lang).entries()
	for text := range entries {
		texts = append(texts, text)
	}
	return texts
}
