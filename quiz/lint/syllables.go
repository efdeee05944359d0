package lint

import (
	"regexp"
	"strings"
)

// Syllables estimates how many syllables an English word has, at least 1. The word is in lower case. What is
// counted is groups of vowels, less the silent ones and plus those that are spoken apart.
func Syllables(word string) int {
	if n := irregular(word); n > 0 {
		return n
	}
	n := len(vowels.FindAllString(word, -1)) + len(spokenApart.FindAllString(word, -1)) - len(silentWithin.FindAllString(word, -1))
	if hasSilentEnd(word) {
		n--
	}
	return max(n, 1)
}

var (
	vowels = regexp.MustCompile(`[aeiouy]+`)
	// spokenApart are vowels side by side that make two syllables, and endings that make one without a vowel.
	spokenApart = regexp.MustCompile(strings.Join([]string{
		`[aeiouy]ings?$`,            // go-ing, stud-y-ing
		`[aeou]y[aeou]`,             // play-er, be-yond
		`[bdlnrv]ious`,              // se-ri-ous
		`uous`,                      // con-tin-u-ous
		`[^gq]ua([lt]|r[iy])`,       // us-u-al, e-val-u-ate, Jan-u-ar-y
		`[^cgt]ia[ln]s?$`,           // ma-te-ri-al, li-brar-i-an
		`[cdlprv]iat[eio]`, `tiate`, // ap-pre-ci-ate, ne-go-ti-ate
		`[bdhlnpr]ia$`,           // me-di-a
		`dia[bglmr]`,             // di-a-gram
		`[lrv]iab`, `[lpr]iance`, // re-li-a-ble, var-i-ance
		`(qu|d)iet`, `iet[iy]`, // qui-et, so-ci-e-ty
		`[^cst]ience`, `^scien`, // ex-pe-ri-ence, sci-ence
		`[bdlr]ient`,             // cli-ent
		`[^aeiou]i(er|ers|est)$`, // eas-i-er
		`[bdlmnrt]ium`, `iod`,    // me-di-um, pe-ri-od
		`(de|[bdlnrt]i)os?$`,      // vid-e-o, ra-di-o
		`[dr]eas?$`, `creat[eio]`, // i-de-a, cre-ate
		`bio[glmt]`, `viol`, `prior`, // bi-ol-o-gy, vi-o-lent, pri-or
		`^coop`, `^coord`, // co-op-er-ate
		`thms?$`, `sms?$`, // rhyth-m, tour-is-m
	}, "|"))
	// silentWithin is an e that is silent before another part of the word: safe-ly, state-ment, some-thing.
	silentWithin = regexp.MustCompile(`[aeiou][^aeioux]e(ly|ful|fully|less|ness|ments?)$|^some[bhtw]|^home[wlp]|^time[lst]|^there[fbi]|^where[afv]`)
	// soundedES and soundedED are endings that are spoken.
	soundedES = regexp.MustCompile(`(s|x|z|ch|sh|c|g|[aeiouy])es$|[^aeiouy]les$`)
	soundedED = regexp.MustCompile(`[aeioudt]ed$|[^aeiou]yed$`)
	silentUE  = regexp.MustCompile(`([aeiou]g|q)ues?$`) // league, technique
)

// hasSilentEnd reports whether the e of the word's last syllable is silent.
func hasSilentEnd(word string) bool {
	switch {
	case silentUE.MatchString(word):
		return true
	case strings.HasSuffix(word, "es"):
		return !soundedES.MatchString(word)
	case strings.HasSuffix(word, "ed"):
		return !soundedED.MatchString(word)
	case strings.HasSuffix(word, "e") && len(word) > 2:
		before, first := word[len(word)-2], word[len(word)-3]
		return !isVowel(before) && (before != 'l' || isVowel(first)) // not ta-ble
	}
	return false
}

func isVowel(c byte) bool { return strings.IndexByte("aeiouy", c) >= 0 }

// irregular returns the syllables of a word that the rules miscount, 0 for any other.
func irregular(word string) int {
	switch word {
	case "eye", "eyes":
		return 1
	case "soldier", "soldiers", "business", "every", "different", "evening", "evenings", "safety", "hundred", "hundreds", "maybe", "centre", "centres", "theatre", "react", "poem", "poet":
		return 2
	case "anyone", "everyone", "recipe", "element", "elements", "reality", "ehr":
		return 3
	case "diabetes":
		return 4
	}
	return 0
}
