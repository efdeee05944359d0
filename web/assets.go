package web

import (
	"compress/gzip"
	"crypto/sha256"
	"embed"
	"encoding/hex"
	"fmt"
	"io"
	"io/fs"
	"net/http"
	"path"
	"strings"

	"github.com/labstack/echo/v4"

	"github.com/careerfit/careerfit/web/theme"
)

//go:embed static
var staticFiles embed.FS

// assets are the files under /static. Their names carry a hash of their content, so browsers may
// keep them for ever.
type assets struct {
	files map[string]asset
	names map[string]string
}

type asset struct {
	content, small []byte // as it is, and as gzip
	contentType    string
}

// newAssets reads the files; those with which authors watch their edits are for a server of theirs only, and the one for
// frames is for a server whose pages other sites may show. A theme's colours go behind the stylesheet, and its logo is
// called "logo".
func newAssets(authors, embeds bool, t *theme.Theme) (*assets, error) {
	a, style := &assets{files: map[string]asset{}, names: map[string]string{}}, ""
	if t != nil {
		style = t.Style()
	}
	if err := a.addStatic(map[string]bool{"reload": !authors, "frame": !embeds, "embed": true}, style); err != nil {
		return nil, fmt.Errorf("read static files: %w", err)
	}
	if t != nil && t.Logo != nil {
		a.add("logo", t.Logo.Extension, t.Logo.Content)
	}
	return a, nil
}

// addStatic adds the program's own files but some, by the words that their names begin with, and a theme's style behind
// the stylesheet.
func (a *assets) addStatic(but map[string]bool, style string) error {
	entries, err := fs.ReadDir(staticFiles, "static")
	if err != nil {
		return err
	}
	for _, entry := range entries {
		if name, _, _ := strings.Cut(entry.Name(), "."); but[name] {
			continue
		}
		content, err := fs.ReadFile(staticFiles, "static/"+entry.Name())
		if err != nil {
			return err
		}
		if entry.Name() == "style.css" {
			content = append(content, style...)
		}
		a.add(entry.Name(), path.Ext(entry.Name()), content)
	}
	return nil
}

// svg is the type of pictures that a browser would also open as a document.
const svg = "image/svg+xml"

// add gives a file an address that changes with its content.
func (a *assets) add(name, extension string, content []byte) {
	types := map[string]string{
		".css": "text/css; charset=utf-8", ".svg": svg, ".png": "image/png", ".js": "text/javascript; charset=utf-8", ".txt": "text/plain; charset=utf-8",
	}
	sum := sha256.Sum256(content)
	hashed := strings.TrimSuffix(name, extension) + "." + hex.EncodeToString(sum[:6]) + extension
	w, _ := gzip.NewWriterLevel(io.Discard, gzip.BestCompression) // unreachable error: the level is gzip's own
	a.files[hashed] = asset{content, squeeze(w, content), types[extension]}
	a.names[name] = "/static/" + hashed
}

// url returns the address of a static file.
func (a *assets) url(name string) (string, error) {
	if address, ok := a.names[name]; ok {
		return address, nil
	}
	return "", fmt.Errorf("there is no static file %q", name)
}

func (s *Server) static(c echo.Context) error {
	file, ok := s.assets.files[c.Param("file")]
	if !ok {
		return errNoPage
	}
	c.Response().Header().Set("Cache-Control", "public, max-age=31536000, immutable")
	if file.contentType == svg { // which could hold a script, were it opened by itself
		c.Response().Header().Set("Content-Security-Policy", "default-src 'none'; style-src 'unsafe-inline'; sandbox")
	}
	c.Response().Header().Del("Vary") // the same in every language, for everybody
	return s.send(c, http.StatusOK, file.contentType, file.content, file.small)
}
