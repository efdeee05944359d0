package lint

import "strings"

// An apart is a piece of a word in which two vowels make two syllables, or in which there is a syllable
// without a vowel.
type apart struct {
	// Before the piece stands one of these letters, or none of them; anything if both are empty.
	after, notAfter string
	place           place
	pieces          [6]string
}

type place int

const (
	anywhere place = iota
	atStart
	atEnd
)

// spokenApart counts the places in a word where vowels side by side are spoken apart.
func spokenApart(word string) int {
	if !mayPart(word) {
		return 0
	}
	seen, n := uint64(0), 0
	for _, a := range [...]apart{
		{after: vowels, place: atEnd, pieces: [6]string{"ing", "ings"}},                  // go-ing, stud-y-ing
		{after: "bdlnrv", pieces: [6]string{"ious"}},                                     // se-ri-ous
		{pieces: [6]string{"uous", "iod"}},                                               // con-tin-u-ous, pe-ri-od
		{notAfter: "gq", pieces: [6]string{"ual", "uat", "uari", "uary"}},                // us-u-al, e-val-u-ate
		{notAfter: "cgt", place: atEnd, pieces: [6]string{"ial", "ials", "ian", "ians"}}, // ma-te-ri-al
		{after: "cdlprv", pieces: [6]string{"iate", "iati", "iato"}},                     // ap-pre-ci-ate
		{pieces: [6]string{"tiate"}},                                                     // ne-go-ti-ate
		{after: "bdhlnpr", place: atEnd, pieces: [6]string{"ia"}},                        // me-di-a
		{pieces: [6]string{"diab", "diag", "dial", "diam", "diar"}},                      // di-a-gram
		{after: "lrv", pieces: [6]string{"iab"}},                                         // re-li-a-ble
		{after: "lpr", pieces: [6]string{"iance"}},                                       // var-i-ance
		{pieces: [6]string{"diet", "ieti", "iety"}},                                      // di-et, so-ci-e-ty
		{pieces: [6]string{"quiet"}},                                                     // qui-et
		{notAfter: "cst", pieces: [6]string{"ience"}},                                    // ex-pe-ri-ence
		{place: atStart, pieces: [6]string{"scien", "coop", "coord"}},                    // sci-ence, co-op-er-ate
		{after: "bdlr", pieces: [6]string{"ient"}},                                       // cli-ent
		{notAfter: "aeiou", place: atEnd, pieces: [6]string{"ier", "iers", "iest"}},      // eas-i-er
		{after: "bdlmnrt", pieces: [6]string{"ium"}},                                     // me-di-um
		{after: "bdlnrt", place: atEnd, pieces: [6]string{"io", "ios"}},                  // ra-di-o
		{place: atEnd, pieces: [6]string{"deo", "deos", "thm", "thms", "sm", "sms"}},     // vid-e-o, rhyth-m, tour-is-m
		{after: "dr", place: atEnd, pieces: [6]string{"ea", "eas"}},                      // i-de-a
		{pieces: [6]string{"create", "creati", "creato", "viol", "prior"}},               // cre-ate, vi-o-lent, pri-or
		{pieces: [6]string{"biog", "biol", "biom", "biot"}},                              // bi-ol-o-gy
	} {
		for _, piece := range a.pieces {
			if at := a.find(word, piece); at >= 0 && seen&(1<<(at%64)) == 0 {
				seen |= 1 << (at % 64)
				n++
			}
		}
	}
	return n
}

// mayPart reports whether the word has two vowels side by side or ends in an m, as all the pieces
// do: such words are few, and they alone are looked at closely.
func mayPart(word string) bool {
	for i := 1; i < len(word); i++ {
		if isVowel(word[i-1]) && isVowel(word[i]) {
			return true
		}
	}
	return strings.HasSuffix(strings.TrimSuffix(word, "s"), "m")
}

// find returns where the first vowel of the piece stands in the word, -1 if the piece is not in it as it must
// be. Two pieces that part the same vowels return the same.
func (a apart) find(word, piece string) int {
	i := -1
	switch {
	case piece == "":
	case a.place == atStart && strings.HasPrefix(word, piece):
		i = 0
	case a.place == atEnd && strings.HasSuffix(word, piece):
		i = len(word) - len(piece)
	case a.place == anywhere:
		i = strings.Index(word, piece)
	}
	if i < 0 || a.after+a.notAfter != "" && (i == 0 || !a.follows(word[i-1])) {
		return -1
	}
	return i + max(strings.IndexAny(piece, vowels), 0)
}

// follows reports whether the piece may stand behind the letter.
func (a apart) follows(letter byte) bool {
	if a.after != "" {
		return strings.IndexByte(a.after, letter) >= 0
	}
	return strings.IndexByte(a.notAfter, letter) < 0
}
