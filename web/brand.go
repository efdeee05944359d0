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
	Name        string
	Logo        *logo
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

func brandOf(t *theme.Theme, a *assets) (b brand, err error) {
	b.Name = siteName
	if t == nil {
		return b, nil
	}
	if t.Name != "" {
		b.Name = t.Name
	}
	if b.Logo, err = logoOf(t.Logo, a); err != nil {
		return b, err
	}
	b.Institution, err = institutionOf(t.Home)
	return b, err
}

func logoOf(l *theme.Logo, a *assets) (*logo, error) {
	if l == nil {
		return nil, nil
	}
	address, err := a.url("logo")
	return &logo{address, l.Width, l.Height}, err
}

func institutionOf(home string) (*institution, error) {
	if home == "" {
		return nil, nil
	}
	u, err := url.Parse(home)
	if err != nil {
		return nil, fmt.Errorf("read the theme's home: %w", err)
	}
	return &institution{home, strings.TrimPrefix(u.Hostname(), "www.")}, nil
}
