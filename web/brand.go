package web

import (
	"fmt"
	"net/url"
	"strings"

	"github.com/careerfit/careerfit/web/theme"
)

// brand is what the theme puts on every page.
type brand struct {
	// Name is that of the site; a logo may stand before it.
	Name string
	Logo *logo
	// Institution leads to whoever runs the site; nil where nobody says.
	Institution *institution
}

// logo is a picture without words: the name stands beside it.
type logo struct {
	Address       string
	Width, Height int
}

type institution struct{ Address, Host string }

// siteName is the name of a site without a theme.
const siteName = "careerfit"

func brandOf(t *theme.Theme, a *assets) (brand, error) {
	b := brand{Name: siteName}
	if t == nil {
		return b, nil
	}
	if t.Name != "" {
		b.Name = t.Name
	}
	if t.Logo != nil {
		address, err := a.url("logo")
		if err != nil {
			return b, err
		}
		b.Logo = &logo{address, t.Logo.Width, t.Logo.Height}
	}
	if t.Home != "" {
		u, err := url.Parse(t.Home)
		if err != nil {
			return b, fmt.Errorf("read the theme's home: %w", err)
		}
		b.Institution = &institution{t.Home, strings.TrimPrefix(u.Hostname(), "www.")}
	}
	return b, nil
}
