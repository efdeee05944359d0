package web_test

import (
	"bufio"
	"bytes"
	"io"
	"mime/multipart"
	"net"
	"net/http"
	"net/url"
	"strings"
	"testing"
)

func TestTooMuchIsRefusedOnEveryForm(t *testing.T) {
	taker := opens(t).taker()
	routes := routesOf(taker)
	sitting := taker.sitting()
	for _, r := range routes {
		if r.post == 0 {
			continue
		}
		for name, body := range map[string]io.Reader{
			"by its length": strings.NewReader("answer=" + strings.Repeat("x", 64<<10)),
			"in chunks":     io.MultiReader(strings.NewReader("answer="), strings.NewReader(strings.Repeat("x", 64<<10))),
		} {
			request := taker.post(r.example, nil)
			request.Body, request.ContentLength = io.NopCloser(body), -1
			if sized, ok := body.(*strings.Reader); ok {
				request.ContentLength = sized.Size()
			}
			taker.sends(request)
			if taker.page.status != http.StatusRequestEntityTooLarge || taker.page.heading() != "Too much was sent" {
				t.Errorf("%s, %s: %s", r.name, name, taker.page)
			}
			checkHeaders(t, r, taker.page, false)
		}
	}
	taker.visits(sitting + "/result").seesHeading("Work at sea") // it was not deleted
}

func TestAFormJustUnderTheLimitIsRead(t *testing.T) {
	taker := opens(t).taker().starts()
	taker.posts(taker.sitting()+"/items/1", "answer", "sailor", "more", strings.Repeat("x", 64<<10-len("answer=sailor&more="))).isAsked("tools")
}

func TestABrokenFormIsRefused(t *testing.T) {
	taker := opens(t).taker().starts()
	for _, body := range []string{"answer=%", "answer=%zz", "%=1", "a=1;b=2", "answer=sailor&b=%4"} {
		request := taker.post(taker.sitting()+"/items/1", nil)
		request.Body, request.ContentLength = io.NopCloser(strings.NewReader(body)), int64(len(body))
		p := taker.fetch(request)
		if p.status != http.StatusBadRequest || p.heading() != "The form could not be read" {
			t.Errorf("%q: %s", body, p)
		}
	}
	if m := taker.site.kept(taker.sitting()).Marks[0]; m.Reached() {
		t.Errorf("kept %+v", m)
	}
}

func TestAFormOfAnotherKindIsNoAnswer(t *testing.T) {
	taker := opens(t).taker().starts()
	var body bytes.Buffer
	form := multipart.NewWriter(&body)
	if err := form.WriteField("answer", "sailor"); err != nil {
		t.Fatal(err)
	}
	if err := form.Close(); err != nil {
		t.Fatal(err)
	}
	for kind, text := range map[string]string{form.FormDataContentType(): body.String(), "application/json": `{"answer":"sailor"}`, "": "answer=sailor", "text/plain": "answer=sailor"} {
		request := taker.post(taker.sitting()+"/items/1", nil)
		request.Body, request.ContentLength = io.NopCloser(strings.NewReader(text)), int64(len(text))
		request.Header.Set("Content-Type", kind)
		p := taker.fetch(request)
		if p.status != http.StatusUnprocessableEntity || p.heading() != "What are you now?" {
			t.Errorf("%q: %s", kind, p)
		}
	}
}

func TestAnAddressHasTwoKilobytesAtMost(t *testing.T) {
	taker := opens(t).taker()
	fits := "/harbour/?" + strings.Repeat("x", 2<<10-len("/harbour/?"))
	taker.visits(fits).seesHeading("Where in the harbour?")
	taker.visits(fits + "x").isToldTheAddressIsTooLong(route{})
	taker.visits("/" + strings.Repeat("x", 2<<10)).isToldTheAddressIsTooLong(route{})
	taker.posts("/return?"+strings.Repeat("x", 3<<10), "code", "7K2M").isToldTheAddressIsTooLong(route{personal: true})
}

// isToldTheAddressIsTooLong expects the refusal, which is as well protected as any page.
func (t *taker) isToldTheAddressIsTooLong(r route) {
	t.t.Helper()
	t.sees(http.StatusRequestURITooLong, "The address is too long")
	checkHeaders(t.t, r, t.page, false)
}

func TestAddressesThatNobodyTypes(t *testing.T) {
	taker := opens(t).taker().starts()
	sitting := taker.sitting()
	for _, path := range []string{
		"/%", "/%zz", "/harbour/%2e%2e/", "/harbour//explore", "//harbour/", "/harbour/paths/sea/", "/HARBOUR/", "/harbour/explore?%zz=;",
		sitting + "/items/1/", sitting + "/", sitting + "/result/x", "/sittings", "/sittings/", "/harbour/at/", "/harbour/at/00/explore",
		"/harbour/at/" + strings.Repeat("0", 64) + "/explore", "/bare/at/" + taker.quiz.Digest.String() + "/explore", "/results/", "/static", "/*", "/:quiz/", "/harbour/start",
	} {
		status, page := raw(t, taker.site, "GET "+path+" HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n")
		if status/100 == 5 || strings.Contains(page, "goroutine") {
			t.Errorf("%s: %d\n%s", path, status, page)
		}
	}
	for _, path := range []string{"/harbour/at/" + strings.Repeat("0", 64) + "/explore", "/bare/at/" + taker.quiz.Digest.String() + "/explore", sitting + "/result/x", "/HARBOUR/"} {
		taker.visits(path).sees(http.StatusNotFound, "Page not found")
	}
}

// raw sends bytes as they are and returns the answer's status and text.
func raw(t *testing.T, s *site, request string) (status int, text string) {
	t.Helper()
	u, err := url.Parse(s.http.URL)
	if err != nil {
		t.Fatal(err)
	}
	conn, err := net.Dial("tcp", u.Host)
	if err != nil {
		t.Fatal(err)
	}
	defer conn.Close()
	if _, err := io.WriteString(conn, request); err != nil {
		t.Fatal(err)
	}
	response, err := http.ReadResponse(bufio.NewReader(conn), nil)
	if err != nil {
		t.Fatalf("%q: %v", request, err)
	}
	defer response.Body.Close()
	body, err := io.ReadAll(response.Body)
	if err != nil {
		t.Fatal(err)
	}
	return response.StatusCode, string(body)
}
