package theme

import (
	"bytes"
	"encoding/xml"
	"errors"
	"fmt"
	"image/png"
	"io"
	"io/fs"
	"path"
	"regexp"
	"strconv"
	"strings"
)

// MaxLogo is the most bytes that a logo may have: 32 KB.
const MaxLogo = 32 << 10

// A Logo is a picture that stands before the name.
type Logo struct {
	Content []byte
	// Extension is .svg or .png.
	Extension string
	// Width and Height are its own, of which the page takes the proportion.
	Width, Height int
}

// logo reads the logo; what is wrong with it is told at its name.
func (r *reading) logo(name string, beside fs.FS) *Logo {
	l, err := readLogo(name, beside)
	if err != nil {
		r.refuse("logo", "logo", "", "%s", err.Error())
		return nil
	}
	return l
}

func readLogo(name string, beside fs.FS) (*Logo, error) {
	l := &Logo{Extension: strings.ToLower(path.Ext(name))}
	if !fs.ValidPath(name) || l.Extension != ".svg" && l.Extension != ".png" {
		return nil, fmt.Errorf("%q is not the name of an SVG or PNG file in the theme's folder", name)
	}
	var err error
	if l.Content, err = content(name, beside); err != nil {
		return nil, err
	}
	measure := l.measurePNG
	if l.Extension == ".svg" {
		measure = l.measureSVG
	}
	if err := measure(); err != nil {
		return nil, fmt.Errorf("the logo %q: %w", name, err)
	}
	return l, nil
}

// content reads the logo's file as far as a logo may reach.
func content(name string, beside fs.FS) ([]byte, error) {
	file, err := beside.Open(name)
	if err != nil {
		return nil, unreadable(name, err)
	}
	defer file.Close()
	data, err := io.ReadAll(io.LimitReader(file, MaxLogo+1))
	switch {
	case err != nil:
		return nil, unreadable(name, err)
	case len(data) > MaxLogo:
		return nil, fmt.Errorf("the logo %q has more than %d KB; save it smaller, a PNG 128 pixels high, an SVG without what its editor left in it", name, MaxLogo>>10)
	}
	return data, nil
}

// unreadable says in a sentence why, and what would mend it.
func unreadable(name string, err error) error {
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return fmt.Errorf("there is no logo %q in the theme's folder; put it there, or write its name as it is", name)
	case errors.Is(err, fs.ErrPermission):
		return fmt.Errorf("the logo %q may not be read by this user", name)
	}
	return fmt.Errorf("the logo %q cannot be read; is it a file?", name)
}

func (l *Logo) measurePNG() error {
	config, err := png.DecodeConfig(bytes.NewReader(l.Content))
	if err != nil {
		return errors.New("it is not a PNG picture")
	}
	l.Width, l.Height = config.Width, config.Height
	return nil
}

// measureSVG refuses what does more than draw. Pages show it as a picture, in which nothing runs, and its
// own address is served in a sandbox; this is so that nobody is surprised.
func (l *Logo) measureSVG() error {
	d := xml.NewDecoder(bytes.NewReader(l.Content))
	for {
		token, err := d.Token()
		switch {
		case errors.Is(err, io.EOF) && l.Width > 0:
			return nil
		case errors.Is(err, io.EOF):
			return errNoSVG
		case err != nil:
			return errors.New("as SVG it cannot be read")
		}
		if err := l.token(token); err != nil {
			return err
		}
	}
}

func (l *Logo) token(token xml.Token) error {
	switch token := token.(type) {
	case xml.StartElement:
		return l.element(token)
	case xml.ProcInst:
		if token.Target != "xml" {
			return fmt.Errorf("it has an instruction <?%s …?>; everything that it draws must be in it", token.Target)
		}
	case xml.Directive:
		return errors.New("it has a document type; take the line <!DOCTYPE …> out")
	}
	return nil
}

// element looks at one; the first must be svg, which has the size.
func (l *Logo) element(e xml.StartElement) error {
	if l.Width == 0 {
		if err := l.root(e); err != nil {
			return err
		}
	}
	if doesMore.MatchString(e.Name.Local) {
		return fmt.Errorf("it has an element %s; a logo only draws", e.Name.Local)
	}
	for _, a := range e.Attr {
		if err := attribute(a); err != nil {
			return err
		}
	}
	return nil
}

// root takes the size off the first element. Without the namespace a browser would not draw it.
func (l *Logo) root(e xml.StartElement) error {
	switch {
	case e.Name.Local != "svg":
		return errNoSVG
	case e.Name.Space != namespace:
		return fmt.Errorf("browsers do not draw it; give the element svg the attribute xmlns=%q", namespace)
	}
	if l.size(e); l.Width == 0 || l.Height == 0 {
		return errors.New("it has no size; give the element svg a viewBox, as in viewBox=\"0 0 120 40\"")
	}
	return nil
}

var errNoSVG = errors.New("it is not an SVG picture: that begins with the element svg, which has a viewBox")

const namespace = "http://www.w3.org/2000/svg"

// What is refused: elements that do more than draw or whose content is not looked at, references that are not
// to a part of the picture, and those that an escape in a style would hide.
var (
	doesMore  = regexp.MustCompile(`(?i)^(script|foreignobject|iframe|handler|style|set|animate.*)$`)
	elsewhere = regexp.MustCompile(`(?i)(url|image-set)\(\s*["']?\s*[^#"'\s]|\\.*\(`)
	inside    = regexp.MustCompile(`(?i)^\s*(#|data:image/(png|jpeg)[;,])`)
)

func attribute(a xml.Attr) error {
	name := strings.ToLower(a.Name.Local)
	switch {
	case strings.HasPrefix(name, "on"):
		return fmt.Errorf("it has an attribute %s; a logo only draws", a.Name.Local)
	case name == "base", name == "href" && !inside.MatchString(a.Value), a.Name.Space == "" && elsewhere.MatchString(a.Value):
		return fmt.Errorf("it refers to %q; everything that it draws must be in it", a.Value)
	}
	return nil
}

// size takes the size off the viewBox or, without one, off width and height.
func (l *Logo) size(svg xml.StartElement) {
	attributes := map[string]string{}
	for _, a := range svg.Attr {
		attributes[a.Name.Local] = a.Value
	}
	box := strings.FieldsFunc(attributes["viewBox"], func(r rune) bool { return strings.ContainsRune(" ,\t\r\n", r) })
	if len(box) == 4 {
		attributes["width"], attributes["height"] = box[2], box[3]
	}
	l.Width, l.Height = whole(attributes["width"]), whole(attributes["height"])
}

// whole reads a length in whole pixels, at least 1; 0 if it is none.
func whole(length string) int {
	n, err := strconv.ParseFloat(strings.TrimSuffix(strings.TrimSpace(length), "px"), 64)
	if err != nil || !(n > 0 && n < 1e6) {
		return 0
	}
	return max(1, int(n+0.5))
}
