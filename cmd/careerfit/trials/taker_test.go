package trials

import (
	"encoding/json"
	"fmt"
	"io"
	"net"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"strings"
	"sync"
	"sync/atomic"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
)

// A taker is somebody with a browser of their own: cookies, a kept connection, an address.
type taker struct {
	site   *site
	client *http.Client
	// under goes before every path: a site below a path of its host.
	under string
	// quiz is what is taken.
	quiz *quiz.Quiz
}

// takers counts those that were ever made, so that each comes from an address of its own.
var takers atomic.Uint32

// builtin is what they all take.
var builtin = sync.OnceValues(quiz.Builtin)

// newTaker is a taker at an address of its own.
func newTaker(t *testing.T, s *server) *taker {
	t.Helper()
	n := takers.Add(1)
	return takerAt(t, s, net.IPv4(127, byte(1+n>>16), byte(n>>8), byte(n)))
}

// takerAt is a taker at an address that may be shared.
func takerAt(t *testing.T, s *server, address net.IP) *taker {
	t.Helper()
	q, err := builtin()
	if err != nil {
		t.Fatal(err)
	}
	jar, err := cookiejar.New(nil)
	if err != nil {
		t.Fatal(err)
	}
	dialer := &net.Dialer{LocalAddr: &net.TCPAddr{IP: address}, Timeout: 10 * time.Second}
	transport := &http.Transport{DialContext: dialer.DialContext, MaxIdleConnsPerHost: 4}
	t.Cleanup(transport.CloseIdleConnections)
	return &taker{site: &s.site, quiz: q, client: &http.Client{
		Jar: jar, Transport: transport, Timeout: 40 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}}
}

// An answered request: how, and with what.
type answered struct {
	status int
	header http.Header
	body   string
}

// get reads a page.
func (k *taker) get(path string) (answered, error) {
	request, err := http.NewRequest(http.MethodGet, *k.site.url.Load()+k.under+path, nil)
	if err != nil {
		return answered{}, err
	}
	return k.send(request)
}

// post sends a form as a browser on the site does.
func (k *taker) post(path string, form url.Values) (answered, error) {
	base := *k.site.url.Load()
	request, err := http.NewRequest(http.MethodPost, base+k.under+path, strings.NewReader(form.Encode()))
	if err != nil {
		return answered{}, err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", base)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return k.send(request)
}

func (k *taker) send(request *http.Request) (answered, error) {
	response, err := k.client.Do(request)
	if err != nil {
		return answered{}, err
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	return answered{response.StatusCode, response.Header, string(body)}, err
}

// A refused form is one that was answered, but not by the 303 that says that it is kept.
type refused struct {
	path string
	answered
}

func (r *refused) Error() string {
	return fmt.Sprintf("%s was answered %d:\n%s", r.path, r.status, r.body)
}

// sends sends a form and wants it acknowledged; it returns where that leads, on this site.
func (k *taker) sends(path string, form url.Values) (to string, err error) {
	got, err := k.post(path, form)
	if err != nil {
		return "", err
	}
	if got.status != http.StatusSeeOther {
		return "", &refused{path, got}
	}
	to, inside := strings.CutPrefix(got.header.Get("Location"), k.under)
	if !inside {
		return "", fmt.Errorf("%s leads out of the site, to %s", path, to)
	}
	return to, nil
}

// begins starts a sitting and returns its id.
func (k *taker) begins() (id string, err error) {
	to, err := k.sends("/"+k.quiz.ID+"/start", nil)
	return strings.TrimSuffix(strings.TrimPrefix(to, "/sittings/"), "/code"), err
}

// answers gives one option for an item.
func (k *taker) answers(id string, item int, option string) error {
	_, err := k.sends(fmt.Sprintf("/sittings/%s/items/%d", id, item+1), url.Values{"answer": {option}})
	return err
}

func (k *taker) deletes(id string) error {
	_, err := k.sends("/sittings/"+id+"/delete", nil)
	return err
}

// sheet reads what is kept of a sitting: by the position of the item, the option, "" for none. A sitting that is not
// there is nil.
func (k *taker) sheet(id string) ([]string, error) {
	got, err := k.get("/sittings/" + id + "/export.json")
	switch {
	case err != nil:
		return nil, err
	case got.status == http.StatusNotFound:
		return nil, nil
	case got.status != http.StatusOK:
		return nil, &refused{"export.json", got}
	}
	var file struct {
		Sittings []struct{ Answers map[string]quiz.Answer }
	}
	if err := json.Unmarshal([]byte(got.body), &file); err != nil || len(file.Sittings) != 1 {
		return nil, fmt.Errorf("the download is none of one sitting: %w\n%s", err, got.body)
	}
	sheet := make([]string, len(k.quiz.Items))
	for i, item := range k.quiz.Items {
		sheet[i] = strings.Join(file.Sittings[0].Answers[item.ID].Options, " ")
	}
	return sheet, nil
}
