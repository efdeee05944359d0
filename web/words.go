package web

import (
	"fmt"
	"math/big"
	"strconv"
	"strings"
	"unicode"

	"github.com/careerfit/careerfit/quiz"
)

// roundShare returns share × whole, rounded to the nearest integer, halves away from zero.
func roundShare(share *big.Rat, whole int64) int {
	scaled := new(big.Rat).Mul(share, big.NewRat(whole, 1))
	rounded, _ := new(big.Int).SetString(scaled.FloatString(0), 10) // cannot fail: FloatString writes digits
	return int(rounded.Int64())
}

// count writes a number with its noun: "1 question", "24 questions".
func count(n int, one, many string) string {
	if n == 1 {
		return "1 " + one
	}
	return strconv.Itoa(n) + " " + many
}

// lowerFirst makes a text fit into the middle of a sentence; words like "IT" stay as they are.
func lowerFirst(t quiz.Text) string {
	runes := []rune(string(t))
	if len(runes) > 1 && unicode.IsUpper(runes[0]) && !unicode.IsUpper(runes[1]) {
		runes[0] = unicode.ToLower(runes[0])
	}
	return string(runes)
}

// inSentence makes the name of a career fit into the middle of a sentence; one that is written as a title, such as
// "Health IT Project Manager", stays as it is.
func inSentence(name quiz.Text) string {
	_, rest, _ := strings.Cut(string(name), " ")
	for word := range strings.FieldsSeq(rest) {
		if lowerFirst(quiz.Text(word)) != word {
			return string(name)
		}
	}
	return lowerFirst(name)
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
