package web

import (
	"fmt"
	"math"
	"math/big"
	"strconv"
	"strings"
	"time"
	"unicode"

	"github.com/careerfit/careerfit/engine"
	"github.com/careerfit/careerfit/quiz"
)

// money writes a sum with its currency, such as "$82,000".
func money(amount quiz.Amount, currency string) string {
	n, ok := amount.Whole()
	if !ok {
		return "more than the survey can show"
	}
	if currency == "USD" {
		return "$" + thousands(n)
	}
	return thousands(n) + " " + currency
}

// percent writes a share in [0,1] as whole percents, half rounded up.
func percent(f engine.Fit) string { return fmt.Sprintf("%d%%", roundShare(f.Rat(), 100)) }

// roundShare returns share × whole, rounded to the nearest integer, halves away from zero.
func roundShare(share *big.Rat, whole int64) int {
	scaled := new(big.Rat).Mul(share, big.NewRat(whole, 1))
	rounded, _ := new(big.Int).SetString(scaled.FloatString(0), 10) // cannot fail: FloatString writes digits
	return int(rounded.Int64())
}

// date writes a day, such as "22 November 2026".
func date(t time.Time) string { return t.UTC().Format("2 January 2006") }

// count writes a number with its noun: "1 question", "24 questions".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// bandWords name a band.
func bandWords(b engine.Band) string {
	switch b {
	case engine.Best:
		return "Best fit"
	case engine.Great:
		return "Great fit"
	case engine.Good:
		return "Good fit"
	}
	return "Weaker fit"
}

// list joins words as a sentence does: "a", "a and b", "a, b and c".
func list(words []string) string {
	if len(words) < 2 {
		return strings.Join(words, "")
	}
	return strings.Join(words[:len(words)-1], ", ") + " and " + words[len(words)-1]
}

// lowerFirst makes a text fit into the middle of a sentence; words like "IT" stay as they are.
func lowerFirst(t quiz.Text) string {
	runes := []rune(string(t))
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && !unicode.IsUpper(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

// lower is lowerFirst for whatever kind of text a template has.
func lower(words any) string { return lowerFirst(quiz.Text(fmt.Sprint(words))) }

// upperFirst makes a text fit at the beginning of a sentence.
func upperFirst(words string) string {
	runes := []rune(words)
	if len(runes) > 0 {
		runes[0] = unicode.ToUpper(runes[0])
	}
	return string(runes)
}

// thousands writes a whole number of at least 0 with commas, such as "10,000".
func thousands(n int) string {
	digits := strconv.Itoa(n)
	for i := len(digits) - 3; i > 0; i -= 3 {
		digits = digits[:i] + "," + digits[i:]
	}
	return digits
}

// inHundred writes a chance, such as "99 in 100".
func inHundred(chance float64) string {
	return fmt.Sprintf("%d in 100", int(math.Round(100*chance)))
}
