package main

import (
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/http/cookiejar"
	"net/url"
	"regexp"
	"strings"
	"time"
)

// A browser has cookies and one connection, follows where forms lead, and sends what stands on the page.
type browser struct {
	host   string
	client *http.Client
	// thinks is how long its taker looks at a page.
	thinks func() time.Duration
	path   string
	page   string
	// took is how many milliseconds each request did.
	took []float64
}

func newBrowser(host string, thinks func() time.Duration) *browser {
	jar, _ := cookiejar.New(nil) // never an error without options
	b := &browser{host: host, thinks: thinks}
	b.client = &http.Client{
		Jar: jar, Transport: &http.Transport{MaxIdleConnsPerHost: 1}, Timeout: 30 * time.Second,
		CheckRedirect: func(*http.Request, []*http.Request) error { return http.ErrUseLastResponse },
	}
	return b
}

// takes is a whole sitting, from the start page to the result.
func (b *browser) takes(quiz string) error {
	defer b.client.CloseIdleConnections()
	time.Sleep(b.thinks()) // not all at the same moment
	if err := errors.Join(b.get("/"+quiz+"/"), b.post("/"+quiz+"/start", nil)); err != nil {
		return err
	}
	item := strings.TrimSuffix(b.path, "/code") + "/items/1"
	if err := b.get(item); err != nil {
		return err
	}
	for strings.Contains(b.path, "/items/") {
		time.Sleep(b.thinks())
		if err := b.answers(); err != nil {
			return err
		}
	}
	if err := b.post(strings.Replace(b.path, "/review", "/finish", 1), nil); err != nil {
		return err
	}
	if !strings.HasSuffix(b.path, "/result") || !strings.Contains(b.page, "</html>") {
		return fmt.Errorf("a sitting ends at %s", b.path)
	}
	return nil
}

var (
	choices = regexp.MustCompile(`name="answer" id="[^"]*" value="([^"]*)"`)
	shown   = regexp.MustCompile(`name="shown" value="([^"]*)"`)
)

// answers chooses one of the options on the page, and goes on.
func (b *browser) answers() error {
	options, known := choices.FindAllStringSubmatch(b.page, -1), shown.FindStringSubmatch(b.page)
	if len(options) == 0 || known == nil {
		return fmt.Errorf("%s has no form for an answer", b.path)
	}
	chosen := options[len(b.took)%len(options)][1]
	return b.post(b.path, url.Values{"shown": {known[1]}, "answer": {chosen}})
}

func (b *browser) get(path string) error {
	request, err := http.NewRequest(http.MethodGet, "http://"+b.host+path, nil)
	if err != nil {
		return err
	}
	return b.send(request)
}

// post sends a form and reads the page that it leads to.
func (b *browser) post(path string, form url.Values) error {
	request, err := http.NewRequest(http.MethodPost, "http://"+b.host+path, strings.NewReader(form.Encode()))
	if err != nil {
		return err
	}
	request.Header.Set("Content-Type", "application/x-www-form-urlencoded")
	request.Header.Set("Origin", "http://"+b.host)
	request.Header.Set("Sec-Fetch-Site", "same-origin")
	return b.send(request)
}

// send sends a request, and the ones to which it leads; everything else than a page is an error.
func (b *browser) send(request *http.Request) error {
	begun := time.Now()
	response, err := b.client.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	page, err := io.ReadAll(response.Body)
	if err != nil {
		return err
	}
	b.took = append(b.took, float64(time.Since(begun))/float64(time.Millisecond))
	switch response.StatusCode {
	case http.StatusOK:
		b.path, b.page = request.URL.Path, string(page)
		return nil
	case http.StatusSeeOther, http.StatusFound:
		return b.get(response.Header.Get("Location"))
	}
	return fmt.Errorf("%s %s is answered %d:\n%s", request.Method, request.URL.Path, response.StatusCode, page)
}
