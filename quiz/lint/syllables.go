package lint

import "strings"

const vowels = "aeiouy"

// Syllables estimates how many syllables an English word has, at least 1. The word is in lower case. What is
// counted is groups of vowels, less those that are silent and plus those that are spoken apart.
func Syllables(word string) int {
	if n := irregular(word); n > 0 {
		return n
	}
	n := vowelGroups(word) + spokenApart(word)
	if silentWithin(word) {
		n--
	}
	if silentAtEnd(word) {
		n--
	}
	return max(n, 1)
}

// irregular returns the syllables of a word that the rules miscount, 0 for any other.
func irregular(word string) int {
	switch word {
	case "eye", "eyes":
		return 1
	case "soldier", "soldiers", "business", "every", "different", "evening", "evenings", "safety", "hundred", "hundreds", "maybe", "centre", "centres",
		"theatre", "react", "poem", "poet":
		return 2
	case "anyone", "everyone", "recipe", "element", "elements", "reality", "ehr":
		return 3
	case "diabetes":
		return 4
	}
	return 0
}

func isVowel(c byte) bool { return strings.IndexByte(vowels, c) >= 0 }

// vowelGroups counts runs of vowels. A y between two others parts them: play-er, be-yond.
func vowelGroups(word string) int {
	n := 0
	for i := range len(word) {
		switch {
		case !isVowel(word[i]):
		case i == 0 || !isVowel(word[i-1]):
			n++
		case i > 1 && word[i-1] == 'y' && word[i] != 'i' && word[i] != 'y' && strings.IndexByte("aeou", word[i-2]) >= 0:
			n++
		}
	}
	return n
}

// silentWithin reports whether an e is silent before another part of the word: safe-ly, state-ment,
// some-thing.
func silentWithin(word string) bool {
	for _, first := range [...]string{"someb", "someh", "somet", "somew", "homel", "homep", "homew", "timel", "times", "timet", "thereb", "theref", "therei", "wherea", "wheref", "wherev"} {
		if strings.HasPrefix(word, first) {
			return true
		}
	}
	for _, last := range [...]string{"ely", "eful", "efully", "eless", "eness", "ement", "ements"} {
		stem, has := strings.CutSuffix(word, last)
		if n := len(stem); has && n > 1 {
			return isVowel(stem[n-2]) && !isVowel(stem[n-1]) && stem[n-1] != 'x'
		}
	}
	return false
}

// silentAtEnd reports whether the e of the word's end is silent: make, makes, planned, league.
func silentAtEnd(word string) bool {
	if stem, has := strings.CutSuffix(strings.TrimSuffix(word, "s"), "ue"); has && stem != "" {
		n := len(stem)
		return stem[n-1] == 'q' || stem[n-1] == 'g' && n > 1 && isVowel(stem[n-2])
	}
	if stem, has := strings.CutSuffix(word, "es"); has {
		return !endsIn(stem, "s", "x", "z", "ch", "sh", "c", "g") && !afterVowel(stem) && !isTable(stem)
	}
	if stem, has := strings.CutSuffix(word, "ed"); has {
		played := endsIn(stem, "ay", "ey", "oy", "uy")
		return !endsIn(stem, "d", "t") && (!afterVowel(stem) || played)
	}
	stem, has := strings.CutSuffix(word, "e")
	return has && len(stem) > 1 && !afterVowel(stem) && !isTable(stem)
}

func endsIn(word string, ends ...string) bool {
	for _, end := range ends {
		if strings.HasSuffix(word, end) {
			return true
		}
	}
	return false
}

func afterVowel(stem string) bool { return stem == "" || isVowel(stem[len(stem)-1]) }

// isTable reports whether the stem ends like that of ta-ble, whose e is heard before the l.
func isTable(stem string) bool {
	n := len(stem)
	return n > 1 && stem[n-1] == 'l' && !isVowel(stem[n-2])
}
