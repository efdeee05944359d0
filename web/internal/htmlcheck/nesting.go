package htmlcheck

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"slices"

	"golang.org/x/net/html"
)

// nesting reports tags that do not match, blocks within paragraphs and controls within controls. A
// parser would mend them, each browser as it likes, so this looks at the tags as they were sent.
func nesting(page []byte) []string {
	var problems []string
	report := func(format string, args ...any) { problems = append(problems, fmt.Sprintf(format, args...)) }
	var open []string
	z := html.NewTokenizer(bytes.NewReader(page))
	for {
		kind := z.Next()
		token := z.Token()
		switch kind {
		case html.ErrorToken:
			if !errors.Is(z.Err(), io.EOF) {
				report("the page cannot be read: %v", z.Err())
			}
			for _, tag := range open {
				report("<%s> is never closed", tag)
			}
			return problems
		case html.StartTagToken, html.SelfClosingTagToken:
			for _, problem := range badStart(token, open) {
				report("%s", problem)
			}
			if kind == html.StartTagToken && !void(token.Data) {
				open = append(open, token.Data)
			}
		case html.EndTagToken:
			if len(open) == 0 || open[len(open)-1] != token.Data {
				report("</%s> closes nothing that is open there (open: %v)", token.Data, open)
				return problems
			}
			open = open[:len(open)-1]
		}
	}
}

func badStart(token html.Token, open []string) []string {
	var problems []string
	if block(token.Data) && slices.Contains(open, "p") {
		problems = append(problems, fmt.Sprintf("<%s> stands in a paragraph", token.Data))
	}
	if interactive(token.Data) && slices.ContainsFunc(open, interactive) {
		problems = append(problems, fmt.Sprintf("<%s> stands in another control (open: %v)", token.Data, open))
	}
	return problems
}

func void(tag string) bool {
	return slices.Contains([]string{"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}, tag)
}

// block reports whether the tag ends a paragraph that is open.
func block(tag string) bool {
	return slices.Contains([]string{"address", "article", "aside", "blockquote", "details", "div", "dl", "fieldset", "figure", "footer", "form",
		"h1", "h2", "h3", "h4", "h5", "h6", "header", "hr", "main", "nav", "ol", "p", "pre", "section", "table", "ul"}, tag)
}

func interactive(tag string) bool {
	return slices.Contains([]string{"a", "button", "label", "select", "textarea"}, tag)
}
