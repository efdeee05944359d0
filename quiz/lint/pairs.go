package lint

import "slices"

// isFixedPair reports whether two words are said together, one way round or the other, and mean one thing
// then: nobody agrees with trial and disagrees with error.
func isFixedPair(a, b string) bool {
	return slices.Contains(fixedPairs(), a+" "+b) || slices.Contains(fixedPairs(), b+" "+a)
}

// fixedPairs are two words each, without the word that joins them.
func fixedPairs() []string {
	return []string{
		// wholes that are named by their parts
		"health safety", "health social", "research development", "supply demand", "cause effect", "profit loss", "income expenses",
		"policies procedures", "buy sell", "stocks bonds", "goods services", "facts figures", "tips tricks", "names addresses", "hours minutes",
		"rules regulations", "terms conditions", "checks balances", "questions answers", "input output",
		"cost benefit", "costs benefits", "strengths weaknesses", "pros cons", "dos don'ts", "do's don'ts", "nuts bolts", "ins outs", "odds ends",
		"arts crafts", "food drink", "fruit vegetables", "bread butter", "pen paper", "law order", "peace quiet", "wear tear", "hustle bustle",
		"friends family", "men women", "boys girls", "ladies gentlemen", "brothers sisters",
		// ends of one line
		"right wrong", "good bad", "black white", "high low", "old new", "young old", "large small", "big small", "short long", "early late", "near far",
		"yes no", "true false", "win lose", "sink swim", "make break", "hit miss", "all nothing", "give take", "stop go", "start finish", "start end", "beginning end",
		"up down", "ups downs", "back forth", "in out", "on off", "left right", "here there", "to fro",
		"day night", "rain shine", "sooner later", "more less", "now then", "now again", "now later", "here now", "work leisure",
		// turns of speech
		"time again", "first foremost", "each every", "by large", "far wide", "through through", "safe sound", "plain simple", "tried tested", "trial error",
		"wait see", "copy paste", "cut paste", "drag drop", "this that", "these those", "slowly surely", "pick choose", "come go",
		"body mind", "body soul", "heart soul", "theory practice", "rough tumble", "short sweet", "loud clear",
	}
}
