package web

import (
	"errors"
	"net/url"
	"regexp"
	"strconv"
	"strings"
)

// What an address is not under which people can reach a server.
var (
	errNoSite   = errors.New("is not the address of a site; write it as in https://quiz.example")
	errNoPort   = errors.New("has a port that is none; they go from 1 to 65535")
	errNoOrigin = errors.New("is not the origin of a site; write scheme, host and, where it is not the usual one, port, as in https://college.example, with no path and no *")
	errNoRoot   = errors.New("goes on with a path that has more than letters, digits and the marks - . _ ~; write it as in https://college.example/quiz")
)

// rootForm is what the path of a site may be: what stands in an address, in HTML and in the name of a cookie as it is.
var rootForm = regexp.MustCompile(`^(/[A-Za-z0-9_~-][A-Za-z0-9._~-]*)*$`)

// ParsePublicURL reads the address under which people reach a server: http or https, a host, and a path where the
// site is a part of that host.
func ParsePublicURL(s string) (*url.URL, error) {
	u, err := url.Parse(s)
	if err != nil || u.Scheme != "http" && u.Scheme != "https" || u.Hostname() == "" || u.User != nil || strings.ContainsAny(s, "?#") {
		return nil, errNoSite
	}
	if port, err := strconv.ParseUint(u.Port(), 10, 16); u.Port() != "" && (err != nil || port == 0) {
		return nil, errNoPort
	}
	_, err = rootOf(u)
	return u, err
}

// rootOf returns the path below which people reach the server, such as "/quiz"; "" where that is the whole host.
func rootOf(public *url.URL) (string, error) {
	if public == nil {
		return "", nil
	}
	root := strings.TrimSuffix(public.EscapedPath(), "/")
	if !rootForm.MatchString(root) {
		return "", errNoRoot
	}
	return root, nil
}
