package web

import (
	"net/http/httptest"
	"os"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
)

// An edit that comes while a page is being made is not taken for one that the page shows: the browser
// would never ask again.
func TestAPageIsOfTheVersionAtWhichItsRequestCame(t *testing.T) {
	before := draftOf(t, "", "")
	s, err := New(Config{Drafts: []Draft{before}, Store: storetest.NewMemory()})
	if err != nil {
		t.Fatal(err)
	}
	version := s.reload.desk.Load().version
	c := s.echo.NewContext(httptest.NewRequest("GET", "/harbour/", nil), httptest.NewRecorder())
	if err := s.atOneMoment(func(c echo.Context) error {
		q, err := s.library.byID("harbour")
		if err != nil {
			return err
		}
		if err := s.Replace([]Draft{draftOf(t, "Where in the harbour?", "Where on the coast?")}); err != nil {
			return err
		}
		if got := s.chrome(c, q, "").Panel.Version; got != version {
			t.Errorf("a page of %s says that it is of %s", version, got)
		}
		return nil
	})(c); err != nil {
		t.Fatal(err)
	}
	if s.reload.desk.Load().version == version {
		t.Error("there was no edit; the story proves nothing")
	}
}

// draftOf is the harbour questionnaire with a text replaced.
func draftOf(t *testing.T, before, after string) Draft {
	t.Helper()
	data, err := os.ReadFile("testdata/harbour.yaml")
	if err != nil {
		t.Fatal(err)
	}
	q, problems := quiz.Parse("harbour.yaml", []byte(strings.Replace(string(data), before, after, 1)))
	if q == nil {
		t.Fatal(problems)
	}
	return Draft{File: "harbour.yaml", ID: q.ID, Quiz: q, Problems: problems}
}
