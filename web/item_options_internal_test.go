package web

import (
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"

	"github.com/labstack/echo/v4"
)

// What is written once for all takers has nothing of one of them.
func TestOptionsOfOneTakerAreNotShownToAnother(t *testing.T) {
	table := newTable(t)
	c := table.server.echo.NewContext(httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRecorder())
	checked := func(chosen ...int) (marked []int) {
		written, err := table.server.options(c, table.quiz, 0, chosen)
		options := strings.Split(string(written), `<div class="option">`)[1:]
		if err != nil || len(options) != len(table.quiz.Options(0)) {
			t.Fatal(options, err)
		}
		for o, option := range options {
			if strings.Contains(option, " checked") {
				marked = append(marked, o)
			}
		}
		return marked
	}
	for range 2 {
		if got := checked(1); len(got) != 1 || got[0] != 1 {
			t.Errorf("chosen are %v, want the second", got)
		}
		if got := checked(); len(got) != 0 {
			t.Errorf("chosen are %v by somebody who has not chosen", got)
		}
	}
}

// An author's words are text, also where they look like markup.
func TestOptionsAreEscaped(t *testing.T) {
	table := newTable(t)
	c := echo.New().NewContext(httptest.NewRequest(http.MethodGet, "/", nil), httptest.NewRecorder())
	table.quiz.Options(0)[0].Text = `<script>alert("x")</script>`
	options, err := table.server.options(c, table.quiz, 0, nil)
	if err != nil || strings.Contains(string(options), "<script") || !strings.Contains(string(options), "&lt;script&gt;") {
		t.Errorf("%v: %s", err, options)
	}
}
