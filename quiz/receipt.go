package quiz

import "time"

// ReceiptFormat is the newest format of receipts that this package writes and reads.
const ReceiptFormat = 1

// ReceiptAbout says in every receipt what it proves, and what not.
const ReceiptAbout = "This receipt proves that these answers to this questionnaire give this result. It does not prove who answered, or when. Check it with: careerfit verify FILE"

// A Receipt is a result together with all that it was worked out from, so that anybody who has the questionnaire can
// work it out again ([Quiz.Verify]). It proves the computation, not who answered: it is not signed, and whoever
// alters the answers can make another receipt of what they give.
//
// Exact numbers are fractions in lowest terms, as texts: "17/24", "0" or "1".
type Receipt struct {
	// Format is the version of this shape, 1. It rises when a key comes, goes or means something else.
	Format int `json:"receipt"`
	// About is [ReceiptAbout].
	About string `json:"about"`
	// Made is when the receipt was made, in UTC, to the second; Program is the version of careerfit that made it. Nothing
	// proves either of them.
	Made    time.Time `json:"made"`
	Program string    `json:"program"`
	// Engine is the [engine.Version] by which the result was worked out. Another may give another result.
	Engine        string               `json:"engine"`
	Questionnaire ReceiptQuestionnaire `json:"questionnaire"`
	// Form is "short" where some items were not put, else "long".
	Form string `json:"form"`
	// Asked are the ids of the items in the order in which a short form put them, and what followed if the taker went on
	// with it. It is missing where the author's order was kept. With it, items that were not reached count neither as
	// put nor as skipped; without it they count as skipped. Nothing proves that they were put, or in this order: it is taken
	// as it stands, like the answers.
	Asked []string `json:"asked,omitempty"`
	// Answers are by the ids of the items; those that were not reached are missing.
	Answers map[string]Answer `json:"answers"`
	Result  ReceiptResult     `json:"result"`
	// Sum is the SHA-256, in 64 hexadecimal digits, of this receipt without its sum, written in JSON without spaces, the
	// keys in this order, answers by item id. It shows that something was altered by hand or by accident; who means to
	// deceive can work it out, too.
	Sum string `json:"sum"`
}

// ReceiptQuestionnaire names the questionnaire, and by its digest exactly this version of it.
type ReceiptQuestionnaire struct {
	ID     string `json:"id"`
	Digest string `json:"digest"`
}

// ReceiptResult is what the taker was shown. Lists are best first.
type ReceiptResult struct {
	// Verdict is "clear", "balanced" or "none".
	Verdict string `json:"verdict"`
	// Lead is the first path's fit less the second's, in [0,1].
	Lead     string          `json:"lead"`
	Coverage ReceiptCoverage `json:"coverage"`
	Paths    []ReceiptPlace  `json:"paths"`
	// Careers are missing where none are ranked: where the verdict is "none", and in a short form, or one that is gone on
	// with, where the first is not certain enough. If it is, the careers of the first path are there, without a Rank
	// among all. Courses are there where every item counts and the verdict is not "none".
	Careers []ReceiptCareer `json:"careers,omitempty"`
	Courses []ReceiptPlace  `json:"courses,omitempty"`
	// Warnings are codes, such as "tied_paths"; "career_elsewhere" only where the careers of all paths are ranked.
	Warnings []string `json:"warnings"`
	// Stability is missing where the verdict is "none".
	Stability *ReceiptStability `json:"stability,omitempty"`
}

// ReceiptCoverage is how many items were answered of those that were put.
type ReceiptCoverage struct {
	Answered int `json:"answered"`
	Asked    int `json:"asked"`
}

// ReceiptPlace is where a path or a course came: Fit in [0,1], Rank from 1, equal fits sharing one.
type ReceiptPlace struct {
	ID   string `json:"id"`
	Fit  string `json:"fit"`
	Rank int    `json:"rank"`
}

// ReceiptCareer is where a career came, overall and on its path. Band is "best", "great", "good" or "none".
type ReceiptCareer struct {
	ID       string `json:"id"`
	Path     string `json:"path"`
	Fit      string `json:"fit"`
	Rank     int    `json:"rank,omitempty"`
	PathRank int    `json:"path_rank"`
	Band     string `json:"band"`
}

// ReceiptStability is how sure the result is.
type ReceiptStability struct {
	// PathFlip is the least change of the first path; CareerFlip, that of the first career on it, is missing where paths
	// tie, where the path has no careers and where they are not ranked.
	PathFlip   FlipReport  `json:"path_flip"`
	CareerFlip *FlipReport `json:"career_flip,omitempty"`
	// Tolerance is how far the weights of the items may be off, a share in [0,1].
	Tolerance string `json:"tolerance"`
	// Retake is missing where paths tie. Its numbers are the same on every machine, digit by digit.
	Retake *RetakeReport `json:"retake,omitempty"`
}
