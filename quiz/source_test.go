package quiz_test

import (
	"strings"
	"testing"
	"unicode/utf16"

	"github.com/careerfit/careerfit/quiz"
)

// smallest is a sound file, whose bytes the tests here bend.
func smallest(t testing.TB) string {
	t.Helper()
	return string(mustRead(t, "testdata/ok/smallest.yaml"))
}

// firstProblem parses what must be refused, and returns what is said first.
func firstProblem(t *testing.T, data []byte) string {
	t.Helper()
	q, problems := quiz.Parse("f.yaml", data)
	if q != nil || len(problems) == 0 {
		t.Fatalf("there is no problem")
	}
	return problems[0].String()
}

func TestBytesThatAreNoTextAreRefused(t *testing.T) {
	text := smallest(t)
	utf16le := []byte{0xff, 0xfe}
	for _, unit := range utf16.Encode([]rune(text)) {
		utf16le = append(utf16le, byte(unit), byte(unit>>8))
	}
	for want, data := range map[string][]byte{
		"f.yaml:1:1: error: the file is not UTF-8 text; it may be UTF-16 or no text at all [encoding]": utf16le,
		"f.yaml:5:15: error: the file is not UTF-8 text from here on [encoding]":                       []byte(strings.Replace(text, "The smallest", "The sma\xeflest", 1)),
		"f.yaml:5:12: error: there is a control character here, U+0007 [encoding]":                     []byte(strings.Replace(text, "The smallest", "The \x07smallest", 1)),
		"f.yaml:1:1: error: the file has more than 4194304 bytes (4 MiB) [size]":                       []byte(text + "#" + strings.Repeat("x", quiz.MaxSize)),
		"f.yaml:1:1: error: the file is empty [yaml]":                                                  nil,
		"f.yaml:1:2: error: there is a control character here, U+FEFF [encoding]":                      []byte(" \ufeff" + text),
	} {
		if got := firstProblem(t, data); got != want {
			t.Errorf("got  %s\nwant %s", got, want)
		}
	}
}

// A byte order mark counts as a part of the file, so that a file cut at the limit is never taken.
func TestTheLimitCountsEveryByte(t *testing.T) {
	text := "\ufeff" + smallest(t) + "#"
	full := text + strings.Repeat("x", quiz.MaxSize-len(text))
	if q, problems := quiz.Parse("f.yaml", []byte(full)); q == nil {
		t.Errorf("4 MiB: %s", problems)
	}
	if got := firstProblem(t, []byte(full+"x")); !strings.Contains(got, "[size]") {
		t.Errorf("a byte more: %s", got)
	}
}

func TestEditorsOfEverySystemAreWelcome(t *testing.T) {
	text := smallest(t)
	want := parsed(t, text).Digest
	for story, same := range map[string]string{
		"a byte order mark":         "\ufeff" + text,
		"line ends of Windows":      strings.ReplaceAll(text, "\n", "\r\n"),
		"line ends of old Macs":     strings.ReplaceAll(text, "\n", "\r"),
		"no line end at the end":    strings.TrimRight(text, "\n"),
		"blanks at the line ends":   strings.ReplaceAll(text, "\n", "  \n"),
		"a document start and end":  "---\n" + text + "...\n",
		"tabs in front of comments": strings.ReplaceAll(text, "minutes: 1", "minutes: 1\t# a comment"),
	} {
		if got := parsed(t, same).Digest; got != want {
			t.Errorf("%s: the digest is another", story)
		}
	}
}

// Wherever a line ends, the caret stands in the line that the position names.
func TestPositionsCountLinesAsYAMLDoes(t *testing.T) {
	for _, end := range []string{"\n", "\r\n", "\r", "\u0085", "\u2028", "\u2029"} {
		file := strings.ReplaceAll("# one\n# two\nformat: 1\nwrong: here\n", "\n", end)
		_, problems := quiz.Parse("f.yaml", []byte(file))
		last := problems[len(problems)-1]
		if last.Line != 4 || last.Col != 1 || last.Source != "wrong: here" {
			t.Errorf("line end %q: %d:%d %q", end, last.Line, last.Col, last.Source)
		}
	}
}

func TestTheCaretIsAsFarRightAsTheCharacter(t *testing.T) {
	for line, before := range map[string]string{
		"wrong: 1":                           "",
		"\"中文\": 1, ":                        "",
		"title: [x]":                         "       ",
		"title:\t[x]":                        "      \t",
		"title: {中文: 1}":                     "       ",
		"words: {notice: é, x: 1}":           "                   ",
		"words: {notice: 中, x: 1}":           "                    ",
		"words: {notice: e\u0301, x: 1}":     "                   ",
		"words: {notice: \"🙂\", x: 1}":       "                      ",
		"words: {notice: a\u200db\tc, x: 1}": "                  \t   ",
	} {
		p := quiz.Problem{Position: quiz.Position{Line: 1, Col: columnOf(line)}, Source: line}
		shown := strings.Split(p.Long(), "\n")[2]
		if want := "      | " + before + "^"; shown != want {
			t.Errorf("%q: the caret is shown as\n%q, want\n%q", line, shown, want)
		}
	}
}

// columnOf returns where the mistake of a line above is: the x, the bracket or the brace of a title, or
// the beginning.
func columnOf(line string) int {
	for _, mark := range []string{"x: 1", "[x]", "{中文"} {
		if i := strings.Index(line, mark); i >= 0 {
			return len([]rune(line[:i])) + 1
		}
	}
	return 1
}

func TestAVeryLongLineIsShownInPart(t *testing.T) {
	line := "A" + strings.Repeat("a", 999) + "X" + strings.Repeat("b", 999) + "Z"
	for col, want := range map[int]rune{1: 'A', 1001: 'X', 2001: 'Z'} {
		p := quiz.Problem{Position: quiz.Position{Line: 7, Col: col}, Source: line}
		parts := strings.Split(p.Long(), "\n")
		shown, caret := []rune(parts[1]), len([]rune(parts[2]))-1
		if len(shown) > 200 || shown[caret] != want {
			t.Errorf("column %d: the caret stands under %q in %q", col, shown[caret], string(shown))
		}
	}
}
