package i18n

import "golang.org/x/text/language"

// Match returns which of the languages on offer suits best: the first of the wishes that one of them
// meets, and the first on offer where none does. A wish is a language's code or a browser's
// Accept-Language; what cannot be read is no wish.
func Match(offered []string, wishes ...string) string {
	tags := make([]language.Tag, len(offered))
	for i, code := range offered {
		tags[i] = language.Make(code)
	}
	matcher := language.NewMatcher(tags)
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
