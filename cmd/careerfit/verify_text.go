package main

import (
	"encoding/json"
	"fmt"
	"io"
	"strings"
	"unicode"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// mostTold is how many differences are told of one receipt in text.
const mostTold = 20

// text says it to a person. What comes from the receipt is written without control characters.
func (v verified) text(out io.Writer) error {
	var b strings.Builder
	wrong := v.wrong()
	switch {
	case v.err != nil:
		fmt.Fprintf(&b, "%s: %s\n", harmless(v.name), harmless(v.err.Error()))
	case len(wrong) == 0:
		fmt.Fprintf(&b, "%s: the same. %s\n", harmless(v.name), v.workedOut())
	default:
		fmt.Fprintf(&b, "%s: not the same. %s not what the answers give:\n", harmless(v.name), areOrIs(len(wrong)))
	}
	for i, d := range wrong {
		if i == mostTold {
			fmt.Fprintf(&b, "  and %d more; --format json has them all\n", len(wrong)-i)
			break
		}
		b.WriteString("  " + harmless(told(d)) + "\n")
	}
	if v.receipt != nil && v.receipt.Engine != engine.Version {
		fmt.Fprintf(&b, "  It was worked out by version %s of the engine. This careerfit has version %s, which may give another result.\n",
			harmless(v.receipt.Engine), engine.Version)
	}
	if v.err == nil {
		b.WriteString("  This is about the computation. Nothing here proves who answered, or when.\n")
	}
	_, err := io.WriteString(out, b.String())
	return err
}

// workedOut says what was found to be the same.
func (v verified) workedOut() string {
	r := v.receipt
	answers := counted(len(r.Answers), "answer")
	if len(r.Asked) > 0 {
		answers += fmt.Sprintf(" of the %d that a short form asked for", len(r.Asked))
	}
	return fmt.Sprintf("From %s to %s %s, the verdict is %s; %s, %s, %s and all that is said of them agree.",
		answers, r.Questionnaire.ID, r.Questionnaire.Digest[:12], r.Result.Verdict,
		counted(len(r.Result.Paths), "path"), counted(len(r.Result.Careers), "career"), counted(len(r.Result.Courses), "course"))
}

func areOrIs(n int) string {
	if n == 1 {
		return "1 value is"
	}
	return fmt.Sprintf("%d values are", n)
}

// told says one difference.
func told(d quiz.Difference) string {
	if d.Path == "sum" {
		return "sum: it does not fit, so something in the receipt was altered after it was made"
	}
	return fmt.Sprintf("%s: the receipt says %s, it should be %s", shortened(d.Path, mostShown), shortened(d.Says, mostShown), shortened(d.Should, mostShown))
}

// mostShown is the most bytes that are told of each text of a receipt; --format json has all of it.
const mostShown = 400

// shortened is a text, which may be millions of bytes long, for people: so many bytes of it at most.
func shortened(text string, most int) string {
	if len(text) <= most {
		return text
	}
	return strings.ToValidUTF8(text[:most], "") + "…"
}

// harmless is a text without what would move a terminal.
func harmless(text string) string {
	return strings.Map(func(r rune) rune {
		if !unicode.IsPrint(r) {
			return unicode.ReplacementChar
		}
		return r
	}, text)
}

// json says it to a program, in a line. Differences has the engine's version, too, which alone leaves it the same.
func (v verified) json(out io.Writer) error {
	line := struct {
		File        string            `json:"file"`
		Same        bool              `json:"same"`
		Differences []quiz.Difference `json:"differences"`
		Error       string            `json:"error,omitempty"`
	}{File: v.name, Same: v.code() == exitOK, Differences: append([]quiz.Difference{}, v.found...)}
	if v.err != nil {
		line.Error = v.err.Error()
	}
	enc := json.NewEncoder(out)
	enc.SetEscapeHTML(false)
	return enc.Encode(line)
}
