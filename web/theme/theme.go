package theme

import (
	"fmt"
	"io/fs"
	"strings"

	"github.com/careerfit/careerfit/quiz"
)

// A Theme is how pages look.
type Theme struct {
	// Name stands at the top of every page; it is empty where the theme has none. Home is the address of
	// the institution, or empty.
	Name, Home string
	// Logo is nil where there is none.
	Logo        *Logo
	Light, Dark Scheme
	// Followers are the colours that it sets in one scheme only.
	Followers []Follower
}

// definition is a theme's file.
type definition struct {
	Name  quiz.Text `json:"name,omitempty" rule:"max=40" example:"Port College" about:"Stands at the top of every page."`
	Logo  string    `json:"logo,omitempty" rule:"max=200" example:"logo.svg" about:"An SVG or PNG file beside this one, at most 32 KB."`
	Home  string    `json:"home,omitempty" rule:"url,max=300" example:"https://college.example" about:"Your own site, linked from every page."`
	Light colours   `json:"light,omitzero" example:"{brand: \"#14595c\"}" about:"Colours on light paper."`
	Dark  colours   `json:"dark,omitzero" example:"{brand: \"#7fd0c8\"}" about:"Colours on dark paper."`
}

type colours struct {
	Paper  string `json:"paper,omitempty" example:"\"#fbf8f3\"" about:"What pages lie on."`
	Card   string `json:"card,omitempty" example:"\"#ffffff\"" about:"What choices and cards are made of."`
	Ink    string `json:"ink,omitempty" example:"\"#22302f\"" about:"Text."`
	Brand  string `json:"brand,omitempty" example:"\"#14595c\"" about:"Buttons, links and bars."`
	Accent string `json:"accent,omitempty" example:"\"#b4541a\"" about:"The second colour."`
}

func (c colours) byToken() map[string]string {
	return map[string]string{"paper": c.Paper, "card": c.Card, "ink": c.Ink, "brand": c.Brand, "accent": c.Accent}
}

// A reading is a theme's file while it is read.
type reading struct {
	file     *quiz.File
	problems quiz.Problems
}

// Read reads a theme's file, whose name is used in problems only; beside has the files of its folder. The
// theme is nil if there are problems.
func Read(name string, data []byte, beside fs.FS) (*Theme, quiz.Problems) {
	var def definition
	r := &reading{}
	r.file, r.problems = quiz.ReadInto(name, data, &def)
	t := &Theme{Name: string(def.Name), Home: def.Home}
	if def.Home != "" && !strings.HasPrefix(def.Home, "https://") && !r.file.Faulty("home") {
		r.refuse("home", "home", "write an address that begins with https://", "%q is not a safe address", def.Home)
	}
	if def.Logo != "" && !r.file.Faulty("logo") {
		t.Logo = r.logo(def.Logo, beside)
	}
	r.schemes(t, def)
	r.problems.Sort()
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return t, nil
}

func (r *reading) refuse(path, rule, hint, format string, args ...any) {
	r.problems = append(r.problems, r.file.Problem(path, quiz.SeverityError, rule, hint, format, args...))
}

// schemes makes both of what is set. Contrast is looked at in those whose colours are all understood; whatever else
// is wrong with the file does not hide it.
func (r *reading) schemes(t *Theme, def definition) {
	light, lightRead := r.colours("light", def.Light)
	dark, darkRead := r.colours("dark", def.Dark)
	withoutLight, withoutDark := Defaults()
	t.Light, t.Dark = derive(light, dark, withoutLight), derive(dark, light, withoutDark)
	t.Followers = append(followers("light", t.Light, light, dark), followers("dark", t.Dark, dark, light)...)
	if lightRead {
		r.check("light", t.Light, light)
	}
	if darkRead {
		r.check("dark", t.Dark, dark)
	}
}

// colours reads those of a scheme, and reports whether all that are there are understood.
func (r *reading) colours(scheme string, c colours) (set given, understood bool) {
	set, understood = given{}, true
	for _, token := range tokens() {
		path, text := quiz.At(scheme, token.name), c.byToken()[token.name]
		colour, ok := ParseColour(text)
		switch {
		case r.file.Misread(path):
			understood = false
		case ok:
			set[token.property] = colour
		case text != "":
			understood = false
			r.refuse(path, "colour", fmt.Sprintf("write # and six digits from 0 to f in quotes, as in %q", "#14595c"), "%q is not a colour", text)
		}
	}
	return set, understood
}
