package web_test

import (
	"crypto/sha256"
	"net/http"
	"net/http/httptest"
	"net/url"
	"strings"
	"testing"
	"time"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/web"
)

// A guarded site has one finished sitting, and three secrets that open it: a browser's token, a code, and a link.
type guarded struct {
	*web.Server
	id string
}

const (
	guardedCode = "W37K2M9QXD4TWBH3NP"
	guardedLink = "0123456789ABCDEFGHJKMNPQRS"
)

func guard(f *testing.F) guarded {
	q, st := harbour(f), newStore()
	often := web.Rate{Burst: 1 << 30, Every: 1} // so that it is the secret that is refused
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: st, Limits: web.Limits{Starts: often, Changes: often, Misses: often}})
	if err != nil {
		f.Fatal(err)
	}
	now := time.Now()
	session := halfway(f, q, st)
	if _, err := st.Update(f.Context(), session.ID, func(s *quiz.Session) error {
		s.Code = quiz.HashSecret(guardedCode)
		s.Finish(now)
		s.AddShare(quiz.Share{Hash: sha256.Sum256([]byte(guardedLink)), Made: now, Expires: now.Add(time.Hour)})
		return nil
	}); err != nil {
		f.Fatal(err)
	}
	return guarded{server, session.ID}
}

// asks sends a request whose address may be anything that a connection can carry; nil is one that it cannot.
func (g guarded) asks(method, address string, header http.Header, body string) *httptest.ResponseRecorder {
	u, err := url.ParseRequestURI(address)
	if err != nil || !strings.HasPrefix(address, "/") {
		return nil
	}
	request := httptest.NewRequest(method, "/", strings.NewReader(body))
	request.URL, request.RequestURI = u, address
	if header != nil {
		request.Header = header
	}
	answer := httptest.NewRecorder()
	g.ServeHTTP(answer, request)
	return answer
}

// Whatever cookies a browser sends, it sees the sitting only if the token is among them, and is not told it.
func FuzzACookie(f *testing.F) {
	g := guard(f)
	for _, seed := range []string{
		"", "careerfit=" + browser, "careerfit=" + browser[:25], "careerfit=" + strings.ToLower(browser), "a=b; careerfit=" + browser, "careerfit=x; careerfit=" + browser,
		"careerfit=\"" + browser + "\"", "careerfit", "careerfit=" + strings.Repeat("A", 200), "__Host-careerfit=" + browser, "careerfit-language=es", "careerfit-language=\"><b>", "=;=;", "careerfit=\x00",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, cookie string) {
		answer := g.asks(http.MethodGet, "/sittings/"+g.id+"/result", http.Header{"Cookie": {cookie}}, "")
		switch answer.Code {
		case http.StatusOK:
			if !strings.Contains(cookie, browser) {
				t.Errorf("%q opens the sitting", cookie)
			}
		case http.StatusForbidden, http.StatusRequestHeaderFieldsTooLarge:
			if cookie == "careerfit="+browser {
				t.Error("the browser is kept out of its own sitting")
			}
		default:
			t.Errorf("%q: status %d", cookie, answer.Code)
		}
		if strings.Contains(answer.Body.String(), browser) || len(answer.Result().Cookies()) > 0 {
			t.Errorf("%q is answered with %v\n%s", cookie, answer.Header(), answer.Body)
		}
	})
}

// plainly is a secret as its alphabet has it, without all that people and programs put around and between.
func plainly(typed string) string {
	return strings.Map(func(r rune) rune {
		switch {
		case r == 'O':
			return '0'
		case r == 'I' || r == 'L':
			return '1'
		case strings.ContainsRune("0123456789ABCDEFGHJKMNPQRSTVWXYZ", r):
			return r
		}
		return -1
	}, strings.ToUpper(typed))
}

// Whatever is typed as a code, the sitting is opened only by the letters of its own, and a browser is given a token
// only then.
func FuzzATypedCode(f *testing.F) {
	g := guard(f)
	for _, seed := range []string{
		"code=" + guardedCode, "code=w3+7k2m+9qxd-4twb.h3np", "code=" + guardedCode[:17], "code=" + guardedCode + "0", "code=" + guardedCode + "&code=x", "code=x&code=" + guardedCode,
		"code=", "", "code", "code=%00", "code=%ff%fe", "Code=" + guardedCode, "code=" + strings.Repeat("7", 100), "code=<script>", "%",
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, body string) {
		answer := g.asks(http.MethodPost, "/return", http.Header{"Content-Type": {"application/x-www-form-urlencoded"}}, body)
		typed, _ := url.ParseQuery(body)
		opened, right := answer.Code == http.StatusSeeOther, plainly(typed.Get("code")) == guardedCode
		switch {
		case opened && (!right || answer.Header().Get("Location") != "/sittings/"+g.id):
			t.Errorf("%q leads to %q", body, answer.Header().Get("Location"))
		case body == "code="+guardedCode && !opened:
			t.Errorf("the code does not open its sitting: %d", answer.Code)
		case !opened && (answer.Code >= 500 || answer.Code < 400 || len(answer.Result().Cookies()) > 0):
			t.Errorf("%q: status %d, %v", body, answer.Code, answer.Header())
		}
	})
}

// Whatever stands at the end of a link, it shows the result only with the letters of its secret.
func FuzzAShareAddress(f *testing.F) {
	g := guard(f)
	for _, seed := range []string{
		guardedLink, strings.ToLower(guardedLink), guardedLink + ".", guardedLink + "%2F", guardedLink[:25], guardedLink + "0", "01234-56789-ABCDEF-GHJKMNPQRS", "%3C" + guardedLink + "%3E",
		"", "%", "%zz", "..", guardedLink + "/x", guardedLink + "?language=es", "%00", strings.Repeat("7", 26), "O1234567" + guardedLink[8:],
	} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, end string) {
		answer := g.asks(http.MethodGet, "/share/"+g.id+"/"+end, nil, "")
		if answer == nil {
			return
		}
		path, _, _ := strings.Cut(end, "?")
		said, _ := url.PathUnescape(path)
		switch answer.Code {
		case http.StatusOK:
			if plainly(said) != guardedLink {
				t.Errorf("%q shows the result", end)
			}
		case http.StatusNotFound, http.StatusRequestURITooLong:
			if end == guardedLink {
				t.Error("the link does not work")
			}
		default:
			t.Errorf("%q: status %d", end, answer.Code)
		}
		if answer.Header().Get("X-Robots-Tag") != "noindex" && answer.Code == http.StatusOK {
			t.Errorf("%q may be indexed", end)
		}
	})
}
