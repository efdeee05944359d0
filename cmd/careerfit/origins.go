package main

import (
	"errors"
	"net"
	"net/url"
	"strings"

	"github.com/careerfit/careerfit/web"
)

// origins is the value of a flag that takes the origins of sites, such as https://college.example; several may stand
// between commas, and the flag may be repeated.
type origins []string

// Set adds origins, and leaves all as it was if the text has something else.
func (o *origins) Set(text string) error {
	more := *o
	for _, part := range strings.Split(text, ",") {
		exact, err := web.ParseOrigin(strings.TrimSpace(part))
		if err != nil {
			return err
		}
		more = append(more, exact)
	}
	*o = more
	return nil
}

// String writes the origins so that Set reads them.
func (o *origins) String() string { return strings.Join(*o, ",") }

// Type names the kind of flag.
func (o *origins) Type() string { return "origin" }

// callers is the value of a flag that takes origins, or * for all of them.
type callers struct{ origins }

// Set adds origins as those of sites are, and the star; it leaves all as it was if the text has something else.
func (c *callers) Set(text string) error {
	more := c.origins
	for _, part := range strings.Split(text, ",") {
		if strings.TrimSpace(part) == "*" {
			more = append(more, "*")
		} else if err := more.Set(part); err != nil {
			return err
		}
	}
	c.origins = more
	return nil
}

// errUnkept is for a server that other sites would show in vain.
var errUnkept = errors.New("--embed-origin needs https, since by http browsers keep nobody's answers in a frame; put the server behind https and say so, as in --public-url https://quiz.example")

// checkFrames refuses to be shown in other sites where browsers would keep no cookie there: by http they do so on their
// own machine alone.
func (f serveFlags) checkFrames(public *url.URL) error {
	host, _, _ := net.SplitHostPort(f.addr)
	if public != nil {
		host = public.Hostname()
	}
	if len(f.embedders) == 0 || public != nil && public.Scheme == "https" || isLoopback(host) {
		return nil
	}
	return errUnkept
}

// isLoopback reports whether a host is the machine itself.
func isLoopback(host string) bool { return host == "localhost" || net.ParseIP(host).IsLoopback() }
