package web

import (
	"fmt"
	"net/http"
	"net/url"
	"regexp"
	"strconv"
	"strings"

	"github.com/labstack/echo/v4"
)

// Whoever runs the server can name other sites whose pages may show the quiz in a frame (Config.EmbedOrigins). What that
// changes, and nothing of it is there without such a site:
//
//   - headers let those sites frame the pages (framers), but what a share link opens: that is for whoever was given it;
//   - the route /embed.js has a script with which one line in their pages makes the frame;
//   - pages in a frame open other sites in a tab of their own, since those may refuse to be framed, and tell the page
//     around how tall they are (marks, static/frame.js);
//   - cookies in a frame are of their own, so that browsers keep them where they block those of other sites (jar).

// The form of an origin that both an answer's headers and a script may name: what browsers send, no more.
var originForm = regexp.MustCompile(`^https?://[a-z0-9-]+(\.[a-z0-9-]+)*(:[1-9][0-9]{0,4})?$`)

// ParseOrigin reads the origin of a site, as in https://college.example, and returns it as browsers write it: in small
// letters, without the usual port and the last slash. A path, a name, or a * for several sites is refused.
func ParseOrigin(s string) (string, error) {
	u, err := url.Parse(s)
	if err != nil || !strings.EqualFold(strings.TrimSuffix(s, "/"), u.Scheme+"://"+u.Host) {
		return "", errNoOrigin
	}
	exact := origin(u)
	if port, _ := strconv.Atoi(u.Port()); port > 65535 || !originForm.MatchString(exact) {
		return "", errNoOrigin
	}
	return exact, nil
}

// checkOrigins says which of the sites is not named as browsers name it.
func checkOrigins(what string, origins []string) error {
	for _, o := range origins {
		if exact, err := ParseOrigin(o); err != nil || exact != o {
			return fmt.Errorf("%s origin %q %w", what, o, errNoOrigin)
		}
	}
	return nil
}

// framers are the sites whose pages may frame those of this server, as a content security policy names them.
func (s *Server) framers() string {
	if !s.embeds() {
		return framedByNobody
	}
	return strings.Join(s.cfg.EmbedOrigins, " ")
}

// embeds reports whether other sites may show the pages.
func (s *Server) embeds() bool { return len(s.cfg.EmbedOrigins) > 0 }

// A place is where a page is shown, as far as its request tells.
type place int

const (
	alone   place = iota // in a tab of its own
	inFrame              // in a page of another site
	unsaid               // a script asks, or a browser of before 2023
)

// placeOf returns where the answer to a request will be shown.
func (s *Server) placeOf(c echo.Context) place {
	if !s.embeds() {
		return alone
	}
	switch c.Request().Header.Get("Sec-Fetch-Dest") {
	case "document":
		return alone
	case "iframe", "frame", "embed", "object":
		return inFrame
	}
	return unsaid
}

// marks are what stands in templates for that which is the same in all pages of a server:
//
//   - {{root}} begins addresses of this site;
//   - {{away}} goes into links to other sites, which a frame cannot show;
//   - {{frame}} is the script with which pages in a frame tell how tall they are.
func (s *Server) marks(framed bool) *strings.Replacer {
	away, frame := "", ""
	if framed {
		away = ` target="_blank" rel="noopener"`
		frame = "\n" + `<script src="{{root}}{{asset "frame.js"}}" data-origins="` + s.framers() + `" defer></script>`
		frame = strings.ReplaceAll(frame, "{{root}}", s.root)
	}
	return strings.NewReplacer("{{root}}", s.root, "{{away}}", away, "{{frame}}", frame)
}

// embedRoute is that of the script that other sites load.
const embedRoute = "/embed.js"

// embedScript answers with the script that other sites load: the one file that their pages may ask for. It has no hash in
// its address, since that stands in pages that others write, so that browsers ask again after an hour.
func (s *Server) embedScript(c echo.Context) error {
	script, err := staticFiles.ReadFile("static/embed.js")
	if err != nil {
		return err
	}
	h := c.Response().Header()
	h.Set("Cross-Origin-Resource-Policy", "cross-origin")
	h.Set("Cache-Control", "public, max-age=3600")
	h.Del("Vary") // the same in every language, for everybody
	return s.send(c, http.StatusOK, "text/javascript; charset=utf-8", script, nil)
}
