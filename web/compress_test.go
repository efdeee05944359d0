package web_test

import (
	"bytes"
	"compress/gzip"
	"fmt"
	"io"
	"net/http"
	"strings"
	"testing"
)

// Who reads gzip gets the pages and files that hold no secret as gzip; unpacked they are what everybody else gets.
func TestPagesComeCompressed(t *testing.T) {
	taker := opens(t).taker()
	squeezed := map[string]bool{}
	for _, r := range routesOf(taker) {
		if r.get != http.StatusOK {
			continue
		}
		plain, small := taker.asks("GET", r.example, ""), taker.asks("GET", r.example, "br, gzip, zstd")
		if plain.header.Get("Content-Encoding") != "" || fmt.Sprint(plain.header["Vary"]) != fmt.Sprint(small.header["Vary"]) {
			t.Errorf("%s: who reads no gzip gets %v", r.name, plain.header)
		}
		if small.header.Get("Content-Encoding") == "" {
			continue
		}
		squeezed[r.name] = true
		if !bytes.Equal(gunzip(t, small.body), plain.body) || len(small.body) >= len(plain.body)*2/3 {
			t.Errorf("%s: %d bytes for %d, and other ones", r.name, len(small.body), len(plain.body))
		}
		if !strings.Contains(strings.Join(small.header["Vary"], ","), "Accept-Encoding") {
			t.Errorf("%s varies by %q", r.name, small.header["Vary"])
		}
	}
	for _, name := range []string{"/static/:file", "/:quiz/explore", "/:quiz/how-it-works", "/sittings/:sitting/items/:number", "/sittings/:sitting/result"} {
		if !squeezed[name] {
			t.Errorf("%s is not compressed", name)
		}
	}
}

// A browser that reads no gzip, or says so of it, is believed.
func TestOnlyWhoReadsGzipGetsIt(t *testing.T) {
	taker := opens(t).taker()
	for accepts, want := range map[string]string{
		"": "", "identity": "", "br": "", "gzip;q=0": "", "br, GZIP ; q=0.000": "", "gzip;q=x": "", "x-gzip": "", "*": "",
		"gzip": "gzip", "deflate,gzip": "gzip", "br;q=1.0, gzip;q=0.2": "gzip", "GZip": "gzip",
	} {
		if got := taker.asks("GET", "/harbour/explore", accepts).header.Get("Content-Encoding"); got != want {
			t.Errorf("Accept-Encoding: %s gets %q, want %q", accepts, got, want)
		}
	}
}

// HEAD tells the length and the coding of what GET sends.
func TestHEADTellsTheCompressedLength(t *testing.T) {
	taker := opens(t).taker()
	for _, r := range routesOf(taker) {
		if r.get != http.StatusOK {
			continue
		}
		get, head := taker.asks("GET", r.example, "gzip"), taker.asks("HEAD", r.example, "gzip")
		if got, want := head.header.Get("Content-Length"), fmt.Sprint(len(get.body)); got != want || len(head.body) > 0 {
			t.Errorf("%s: HEAD says %s bytes and sends %d, GET sends %s", r.name, got, len(head.body), want)
		}
		if head.header.Get("Content-Encoding") != get.header.Get("Content-Encoding") {
			t.Errorf("%s: HEAD %v, GET %v", r.name, head.header, get.header)
		}
	}
}

// A static file is the same for everybody in every language: what a browser keeps of it stays good when the
// taker gets a cookie.
func TestStaticFilesVaryByTheirCodingOnly(t *testing.T) {
	taker := opens(t).taker()
	for _, r := range routesOf(taker) {
		if r.name != "/static/:file" {
			continue
		}
		if got := taker.asks("GET", r.example, "gzip").header["Vary"]; fmt.Sprint(got) != "[Accept-Encoding]" {
			t.Errorf("%s varies by %q", r.example, got)
		}
	}
}

// A compressed page with a secret on it repeats nothing of what its address brings along, since its length would
// tell how much the two are alike; nor does any other page of a sitting. Public pages do, so that the look for it
// is known to see.
func TestNoSecretIsCompressedBesideWhatTheAddressBrings(t *testing.T) {
	taker := inTwoLanguages(t).taker()
	secrets, repeats := 0, 0
	for _, r := range routesOf(taker) {
		if r.get != http.StatusOK || r.name == "/static/:file" {
			continue
		}
		p := taker.asks("GET", r.example+"?from=nowhere7K2M&done=nowhere7K2M&nowhere7K2M=nowhere7K2M", "gzip")
		packed := p.header.Get("Content-Encoding") != ""
		secret, repeated := secretOn(taker, p), strings.Contains(p.unpacked(t), "nowhere7K2M")
		if repeated && (packed && secret != "" || strings.HasPrefix(r.name, "/sittings/")) {
			t.Errorf("%s repeats what its address brings along, and is compressed (%t), and shows %q", r.name, packed, secret)
		}
		if secret != "" {
			secrets++
		}
		if repeated {
			repeats++
		}
	}
	if secrets < 2 || repeats < 5 {
		t.Errorf("%d pages show a secret and %d repeat the address: too little was seen", secrets, repeats)
	}
}

// What is there to show or to make a secret, repeats a code or has sittings at an address that anybody knows is
// never compressed.
func TestWhatIsThereForASecretIsNotCompressed(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	for _, path := range []string{"/", "/results", "/harbour/", "/return", "/harbour/paths/sea/answers", taker.sitting() + "/code", taker.sitting() + "/delete"} {
		if coding := taker.asks("GET", path, "gzip").header.Get("Content-Encoding"); coding != "" {
			t.Errorf("%s is sent as %s", path, coding)
		}
	}
}

// In another language a page of a sitting still knows where the taker came from.
func TestALanguageIsChosenWithinAChange(t *testing.T) {
	taker := inTwoLanguages(t).taker().takes(outAtSea)
	taker.visits(taker.sitting() + "/items/2?from=review&nothing=known")
	if got, want := taker.page.link("Español"), taker.sitting()+"/items/2?from=review&language=es"; got != want {
		t.Errorf("the other language is at %q, want %q", got, want)
	}
}

// inTwoLanguages opens a site whose pages can be read in two languages: its questionnaire speaks a third.
func inTwoLanguages(t *testing.T) *site {
	t.Helper()
	return opens(t, offering(harbour(t, "language: en", "language: it")))
}

// The look for secrets sees the code where it is, packed and unpacked.
func TestTheLookForSecretsSeesOne(t *testing.T) {
	taker := opens(t).taker().takes(outAtSea)
	p := taker.asks("GET", taker.sitting()+"/code", "gzip")
	if secretOn(taker, p) == "" {
		t.Error("the code page shows no secret")
	}
	var packed bytes.Buffer
	w := gzip.NewWriter(&packed)
	if _, err := w.Write(p.body); err != nil || w.Close() != nil {
		t.Fatal(err)
	}
	p.body = packed.Bytes()
	p.header.Set("Content-Encoding", "gzip")
	if secretOn(taker, p) == "" {
		t.Error("a compressed page hides its secret from the look")
	}
}

// secretOn names the secret that a page shows: a return code, the token of the browser, or one of its sittings.
func secretOn(k *taker, p *page) string {
	k.t.Helper()
	body := p.unpacked(k.t)
	if strings.Contains(body, k.cookies()[0].Value) {
		return "the token"
	}
	if strings.Contains(body, "/sittings/") {
		return "the sitting"
	}
	return codeForm.FindString(body)
}

// unpacked is the page as its reader has it.
func (p *page) unpacked(t testing.TB) string {
	t.Helper()
	if p.header.Get("Content-Encoding") == "gzip" {
		return string(gunzip(t, p.body))
	}
	return string(p.body)
}

// asks gets an answer as it goes over the line, from a client that accepts these codings.
func (t *taker) asks(method, path, accepts string) *page {
	t.t.Helper()
	transport := t.client.Transport.(*http.Transport).Clone()
	transport.DisableCompression = true
	defer transport.CloseIdleConnections()
	before := t.client.Transport
	t.client.Transport = transport
	defer func() { t.client.Transport = before }()
	request := t.request(method, path)
	if accepts != "" {
		request.Header.Set("Accept-Encoding", accepts)
	}
	return t.fetch(request)
}

func gunzip(t testing.TB, small []byte) []byte {
	t.Helper()
	r, err := gzip.NewReader(bytes.NewReader(small))
	if err != nil {
		t.Fatal(err)
	}
	text, err := io.ReadAll(r)
	if err != nil {
		t.Fatal(err)
	}
	return text
}
