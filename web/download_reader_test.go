package web_test

import (
	"encoding/json"
	"net/http"
	"strings"
)

// A download is the file as a program of somebody else reads it: it knows nothing of this one's types.
type download struct {
	Format   int
	Exported string
	Sittings []struct {
		ID, Digest, Started, Changed, Finished, Seen string
		CodeReplaced                                 int `json:"code_replaced"`
		SharesMade                                   int `json:"shares_made"`
		Unreadable                                   bool
		Kept                                         *downloadedKept
		Shares                                       []struct {
			Number        int
			Made, Expires string
			Answers       bool
		}
		Questionnaire struct{ ID, Title, Language string }
		Form          string
		Asked         []string
		Answers       json.RawMessage
		Items         []struct {
			ID, Question, Answer string
			Reached              bool
		}
		Result *downloadedResult
	}
}

type downloadedKept struct {
	Marks []downloadedMark
	Asked []int
}

type downloadedMark struct {
	Options   []int
	NonAnswer string `json:"non_answer"`
}

type downloadedResult struct {
	Verdict, Headline       string
	Lead                    exactNumber
	Answered, Asked         int
	Paths, Careers, Courses []downloadedPlace
}

type downloadedPlace struct {
	ID, Name, Path, Band string
	Rank                 int
	Fit                  exactNumber
}

type exactNumber struct {
	Value float64
	Exact string
}

// downloads gets a file and reads it strictly.
func (t *taker) downloads(path string) (d download) {
	t.t.Helper()
	p := t.visits(path).page
	if kept := p.header.Get("Content-Disposition"); p.status != http.StatusOK || !strings.HasPrefix(kept, `attachment; filename="careerfit-20`) {
		t.t.Fatalf("%s is to be kept as %q", p, kept)
	}
	dec := json.NewDecoder(strings.NewReader(string(p.body)))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&d); err != nil {
		t.t.Fatalf("%v in\n%s", err, p.body)
	}
	if d.Format != 1 || d.Exported == "" {
		t.t.Errorf("format %d, exported %q", d.Format, d.Exported)
	}
	return d
}
