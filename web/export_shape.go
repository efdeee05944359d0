package web

import (
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// exportFormat is the version of what takers download. It rises when a key goes or means something else; new
// keys may come at any time.
const exportFormat = 1

// An exported file is what is kept of a taker's sittings, and what it says, for programs of any kind to read. Times
// are RFC 3339 in UTC, shares are numbers from 0 to 1. There is no secret in it.
type exported struct {
	Format   int               `json:"format"`
	Exported time.Time         `json:"exported"`
	Sittings []exportedSitting `json:"sittings"`
}

// An exportedSitting is one of the sittings, newest first.
type exportedSitting struct {
	ID       string    `json:"id"`
	Digest   string    `json:"digest"`
	Started  time.Time `json:"started"`
	Changed  time.Time `json:"changed"`
	Finished time.Time `json:"finished,omitzero"`
	// Seen is the last visit, to a day.
	Seen time.Time `json:"seen"`
	// CodeReplaced is how often there was a new return code, SharesMade how many links there ever were.
	CodeReplaced uint32 `json:"code_replaced"`
	SharesMade   uint32 `json:"shares_made"`
	// Shares are the links that show the result to others. Where they lead is a secret, and not here.
	Shares []exportedShare `json:"shares"`
	// Unreadable tells that the sitting is kept, but its questionnaire cannot be read now. Then Kept is all that
	// can be said of the answers.
	Unreadable bool          `json:"unreadable,omitempty"`
	Kept       *exportedKept `json:"kept,omitempty"`
	*exportedAnswers
}

// exportedKept are answers without their questionnaire: by positions from 0, of items and of options.
type exportedKept struct {
	Marks []exportedMark `json:"marks"`
	// Asked is the order of the items, where a short form put them in its own.
	Asked []int `json:"asked,omitempty"`
}

// An exportedMark is empty where an item was not reached.
type exportedMark struct {
	Options   []int          `json:"options,omitempty"`
	NonAnswer quiz.NonAnswer `json:"non_answer,omitempty"`
}

// An exportedShare is a link that was made and not taken back.
type exportedShare struct {
	Number  uint32    `json:"number"`
	Made    time.Time `json:"made"`
	Expires time.Time `json:"expires"`
	// Answers tells that it shows the answers, too.
	Answers bool `json:"answers"`
}

// exportedAnswers are what was asked and said, in one language, and what it comes to.
type exportedAnswers struct {
	Questionnaire exportedQuiz `json:"questionnaire"`
	// Form is "long" or "short".
	Form string `json:"form"`
	// Asked are the ids of the items in the order of a short form, where that is not the questionnaire's.
	Asked []string `json:"asked,omitempty"`
	// Answers are by the ids of the items, as in quiz.SheetLine; Items say them in words, in the
	// questionnaire's order.
	Answers map[string]quiz.Answer `json:"answers"`
	Items   []exportedItem         `json:"items"`
	// Result is there once it was asked for.
	Result *exportedResult `json:"result,omitempty"`
}

type exportedQuiz struct {
	ID       string    `json:"id"`
	Title    quiz.Text `json:"title"`
	Language string    `json:"language"`
}

type exportedItem struct {
	ID       string    `json:"id"`
	Question quiz.Text `json:"question"`
	// Answer is in words; Reached is false where nothing was said yet, or a short form did not ask.
	Answer  string `json:"answer"`
	Reached bool   `json:"reached"`
}

// An exportedResult has each group best first. Exact are fractions, such as "17/24".
type exportedResult struct {
	Verdict  string          `json:"verdict"`
	Headline string          `json:"headline"`
	Lead     exactNumber     `json:"lead"`
	Answered int             `json:"answered"`
	Asked    int             `json:"asked"`
	Paths    []exportedPlace `json:"paths"`
	// Careers and Courses are missing where a short form has not ranked them.
	Careers []exportedPlace `json:"careers,omitempty"`
	Courses []exportedPlace `json:"courses,omitempty"`
}

// An exportedPlace is where an outcome came. Path and Band are those of a career.
type exportedPlace struct {
	ID   string      `json:"id"`
	Name quiz.Text   `json:"name"`
	Rank int         `json:"rank"`
	Fit  exactNumber `json:"fit"`
	Path string      `json:"path,omitempty"`
	Band string      `json:"band,omitempty"`
}
