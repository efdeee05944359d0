package lint_test

import "testing"

func TestTwoThingsAtOnce(t *testing.T) {
	for said, joined := range map[string]string{
		"I like wood and glue.":                          "wood and glue",
		"I plan my day and I keep to the plan.":          "day and I",
		"I like to talk with patients or their children": "patients or their children",
		"I love order but hate lists.":                   "order but hate",
		"Give me tools & machines!":                      "tools & machines",
		"I like both the planning and the selling.":      "planning and the selling",
		"I would write reports, lists and/or plans.":     "lists and/or plans",
		"I plan for two and cook for three.":             "two and cook",
		"I like lists. I also like plans and dates.":     "plans and dates",
		"Excel and lists are my world.":                  "Excel and lists",
		"I choose between jobs and people and places.":   "people and places",
		"I like to try things and to finish them.":       "things and to finish",
		"Noise wears me out and I go home.":              "out and I",
		"I plan and I build.":                            "plan and I",
		"I hate Mondays and I stay in bed.":              "Mondays and I",
		"I talk and when it is late I sleep.":            "talk and when",
		"I like wood and Mondays.":                       "wood and Mondays",
		"I talk with the young and with the old":         "young and with the old",
	} {
		wantTold(t, "double-barrelled", statement(said), `5: the statement "said" asks two things at once: "`+joined+`"`)
	}
}

func TestWhatIsOneThingIsLeftAlone(t *testing.T) {
	for _, said := range []string{
		"I learn by trial and error.", "Health and safety come first.", "For me it is safety and health first.", "My list grows more and more.",
		"I can wait a day or two.", "I wake up in an hour and a half.", "Two or three tasks at once suit me.", "Nine and three are fine hours.",
		"I know when and where I work best.", "It is all one to me whether it is early or late.", "I can choose between money and time.",
		"I would work for Johnson & Johnson.", "In Research and Development I would be happy.", "My team and I decide together.", "They ask my boss and me.",
		"I go and see for myself.", "I see nothing but trouble in plans.", "I like charts, lists and so on.", "I work step by step.",
		"I write down what has to be done and by whom.", "I ask for the why and the how.", "I plan if and when I must.", "I like a clear start and end.",
		"And I like it.", "I like candy.", "What else is there and",
	} {
		wantTold(t, "double-barrelled", statement(said))
	}
}

func TestOnlyStatementsCanBeDisagreedWith(t *testing.T) {
	wantTold(t, "double-barrelled", question("Do you like wood and glue?", "Wood and glue"))
	wantTold(t, "double-negative", question("What do you not like?", "I do not like glue"))
}

func TestWordsAreOfOneLanguage(t *testing.T) {
	for rule, said := range map[string]string{
		"double-barrelled": "I like wood and glue.", "double-negative": "I do not like glue.", "vague-wording": "I often use glue.",
		"reading-grade": "Participating in interdisciplinary manufacturing activities constitutes a particularly satisfying occupational experience.",
	} {
		for language, want := range map[string]int{"en": 1, "en-GB": 1, "de": 0, "enm": 0} {
			if got := toldBy(t, rule, "language: "+language+"\n"+statement(said)); len(got) != want {
				t.Errorf("%s in %s: %q", rule, language, got)
			}
		}
	}
}

func TestToDisagreeWithANo(t *testing.T) {
	for said, no := range map[string]string{
		"I do not like lists.":                "not",
		"I don’t like lists.":                 "don’t",
		"I never plan.":                       "never",
		"Nobody can rush me.":                 "Nobody",
		"There is no better place for me.":    "no",
		"I cannot bear noise.":                "cannot",
		"When plans change, I do not mind.":   "not",
		"I like lists. I would not miss one.": "not",
	} {
		wantTold(t, "double-negative", statement(said), `5: with "`+no+`" in the statement "said"`)
	}
}

func TestANoBesideTheStatementIsLeftAlone(t *testing.T) {
	for _, said := range []string{
		"I feel at ease when nobody watches.", "I like work that is never done.", "I not only plan.", "I want nothing but peace.", "I take part no matter who leads.",
		"I keep notes.", "I find it easy to say no.", "If there is no plan, I make one.", "I would say yes whether or not it rains.", "Norms bore me.",
	} {
		wantTold(t, "double-negative", statement(said))
	}
}

func TestWordsThatEachReaderMeasures(t *testing.T) {
	for said, vague := range map[string]string{
		"I often work late.":                `each reader takes "often" differently (say how often`,
		"Usually, I help several people.":   `each reader takes "usually" and "several" differently (say how often`,
		"I like nice tools, ropes, etc.":    `each reader takes "nice" and "etc" differently (say what makes it so`,
		"I have moved recently.":            `each reader takes "recently" differently (say when`,
		"I know various people.":            `each reader takes "various" differently (give a number`,
		"Often is not often enough for me.": `each reader takes "often" differently`,
		"I keep lists, dates, etc.":         `each reader takes "etc" differently (name what you mean`,
	} {
		wantTold(t, "vague-wording", statement(said), "5: "+vague)
	}
	wantTold(t, "vague-wording", question("What do you sometimes do?", "I help regularly"), `takes "sometimes"`, `takes "regularly"`)
}

func TestWordsWithAYardstickOfTheirOwn(t *testing.T) {
	for _, said := range []string{
		"How often do you work late?", "I am good at sums.", "I care for the common good.", "I answer as soon as I can.", "I would work for Good Samaritan Hospital.",
		"I work late once a week.", "I sell goods.", "I see the good in people.",
	} {
		wantTold(t, "vague-wording", statement(said))
	}
}
