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
	light, dark := r.colours("light", def.Light), r.colours("dark", def.Dark)
	if len(r.problems) == 0 {
		withoutLight, withoutDark := Defaults()
		t.Light, t.Dark = derive(light, dark, withoutLight), derive(dark, light, withoutDark)
		r.check("light", t.Light, light)
		r.check("dark", t.Dark, dark)
	}
	r.problems.Sort()
	if len(r.problems) > 0 {
		return nil, r.problems
	}
	return t, nil
}

func (r *reading) refuse(path, rule, hint, format string, args ...any) {
	r.problems = append(r.problems, r.file.Problem(path, quiz.SeverityError, rule, hint, format, args...))
}

// colours reads those of a scheme.
func (r *reading) colours(scheme string, c colours) given {
	set := given{}
	for _, token := range tokens() {
		path, text := quiz.At(scheme, token.name), c.byToken()[token.name]
		if text == "" || r.file.Faulty(path) {
			continue
		}
		colour, ok := ParseColour(text)
		if !ok {
			r.refuse(path, "colour", fmt.Sprintf("write # and six digits from 0 to f in quotes, as in %q", "#14595c"), "%q is not a colour", text)
			continue
		}
		set[token.property] = colour
	}
	return set
}
