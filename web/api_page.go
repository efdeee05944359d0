package web

import (
	"bytes"
	_ "embed"
	"fmt"
	"html/template"
	"net/http"
	"slices"
	"strings"

	"github.com/labstack/echo/v4"
	"go.yaml.in/yaml/v4"
)

// The page is the contract for people. It is made from the document itself, so that the two cannot differ, and has an
// anchor for every operation, every schema and every kind of problem.
//
//go:embed api/page.html
var apiPageTemplate string

// apiPage sends the page, which is made for its first reader.
func (s *Server) apiPage(c echo.Context) error {
	page, err := s.apiReadable()
	if err != nil {
		return fmt.Errorf("write the page of the API: %w", err)
	}
	return s.send(c, http.StatusOK, echo.MIMETextHTMLCharsetUTF8, page, nil)
}

// writeAPIPage makes the page.
func (s *Server) writeAPIPage() ([]byte, error) {
	var tree yaml.Node
	if err := yaml.Unmarshal(apiContract, &tree); err != nil {
		return nil, err
	}
	d := described{tree.Content[0]}
	t, err := template.New("page").Funcs(template.FuncMap{"asset": s.assets.url, "prose": prose}).Parse(apiPageTemplate)
	if err != nil {
		return nil, err
	}
	var b bytes.Buffer
	err = t.Execute(&b, apiReadable{s.root, s.brand.Name, s.root + apiRoot, s.apiAddress(), s.apiExample(), d.at("info", "description").words(), d.groups(), d.schemas(), apiProblems()})
	return b.Bytes(), err
}

// apiReadable is what the page shows.
type apiReadable struct {
	Root, Site, Base string
	// Address is where the calls are, with its host.
	Address  string
	Example  apiExample
	About    string
	Groups   []apiGroup
	Schemas  []apiSchema
	Problems []apiProblem
}

// An apiExample is what a first try needs: a questionnaire, an item of it and an option.
type apiExample struct{ Questionnaire, Item, Option string }

// apiExample is of the first questionnaire that is offered; the first option answers every kind of item but picks.
func (s *Server) apiExample() apiExample {
	for _, q := range s.library.offered() {
		for i, item := range q.Items {
			if item.UpTo <= 1 {
				return apiExample{q.ID, item.ID, q.Options(i)[0].ID}
			}
		}
	}
	return apiExample{}
}

// apiAddress is where the calls are; without a public address, as on the machine of whoever tries.
func (s *Server) apiAddress() string {
	if s.cfg.PublicURL == nil {
		return "http://localhost:8080" + s.root + apiRoot
	}
	return s.cfg.PublicURL.JoinPath(apiRoot).String()
}

// An apiGroup has the calls with one tag.
type apiGroup struct {
	Name, About string
	Calls       []apiCall
}

type apiCall struct {
	ID, Method, Path, Summary, About string
	// Secret tells that it wants a session's secret.
	Secret     bool
	Parameters []apiField
	Takes      template.HTML
	Examples   []string
	Answers    []apiField
	Refusals   []apiField
}

// An apiField is a parameter, a property or an answer: what it is called, what it is, and what it is for.
type apiField struct {
	Name, Note string
	Type       template.HTML
	About      string
}

type apiSchema struct {
	Name  string
	About string
	Type  template.HTML
	// Ways are what it can be, where it is one of several.
	Ways   []apiField
	Fields []apiField
}

// An apiProblem is a kind of problem with what it may say.
type apiProblem struct {
	Kind   apiKind
	Status int
	Title  string
	Cases  []misuse
}

// Detail and Fix are what a problem may say.
func (m misuse) Detail() string { return m.detail }

// Fix says what would mend it.
func (m misuse) Fix() string { return m.fix }

// apiProblems are all kinds, by their status.
func apiProblems() []apiProblem {
	var all []apiProblem
	for kind, is := range apiKinds {
		p := apiProblem{Kind: kind, Status: is.status, Title: is.title}
		for _, row := range apiRefusals() {
			if row.kind == kind && !slices.Contains(p.Cases, row.misuse) {
				p.Cases = append(p.Cases, row.misuse)
			}
		}
		for status := http.StatusBadRequest; status <= http.StatusInternalServerError; status++ {
			if m := misuseByStatus(status); m.kind == kind && is.status == status && !slices.Contains(p.Cases, m) {
				p.Cases = append(p.Cases, m)
			}
		}
		all = append(all, p)
	}
	slices.SortFunc(all, func(a, b apiProblem) int {
		return strings.Compare(fmt.Sprint(a.Status, a.Kind), fmt.Sprint(b.Status, b.Kind))
	})
	return all
}
