package i18n

import (
	"encoding/binary"
	"strings"

	"golang.org/x/text/language"
)

// Match returns which of the languages on offer suits best: the first of the wishes that one of them
// meets, and the first on offer where none does. A wish is a language's code or a browser's
// Accept-Language; what cannot be read is no wish.
func (b *Bundle) Match(offered []string, wishes ...string) string {
	return b.matched.of(wishOf(offered, wishes), func() string { return b.match(offered, wishes) })
}

// wishOf tells wishes for what is on offer from all others.
func wishOf(lists ...[]string) []byte {
	wish := make([]byte, 0, longWish)
	for _, list := range lists {
		wish = binary.AppendUvarint(wish, uint64(len(list)))
		for _, word := range list {
			wish = append(binary.AppendUvarint(wish, uint64(len(word))), word...)
		}
	}
	return wish
}

func (b *Bundle) match(offered, wishes []string) string {
	matcher := b.matcher(offered)
	for _, wish := range wishes {
		wanted, _, err := language.ParseAcceptLanguage(wish)
		if err != nil || len(wanted) == 0 {
			continue
		}
		if _, i, sure := matcher.Match(wanted...); sure > language.Low {
			return offered[i]
		}
	}
	return offered[0]
}

// matcher makes the matcher for these languages once: that takes longer than many a page.
func (b *Bundle) matcher(offered []string) language.Matcher {
	key := strings.Join(offered, ",")
	if known, ok := b.matchers.Load(key); ok {
		return known.(language.Matcher)
	}
	tags := make([]language.Tag, len(offered))
	for i, code := range offered {
		tags[i] = language.Make(code)
	}
	made, _ := b.matchers.LoadOrStore(key, language.NewMatcher(tags))
	return made.(language.Matcher)
}
