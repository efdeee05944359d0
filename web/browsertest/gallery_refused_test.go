package browsertest

import (
	"context"
	"fmt"
	"net/http"
	"net/http/httptest"
	"strings"
	"testing"
	"time"

	"github.com/chromedp/cdproto/network"
	"github.com/chromedp/chromedp"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store"
	"github.com/careerfit/careerfit/web"
)

// refusedViews are the pages that tell takers that something cannot be done, or went wrong.
func (g *gallery) refusedViews(t testing.TB) []view {
	ailing := g.ailing(t)
	refused := func(name, heading string, does func(k *taker)) view {
		return view{name, func(k *taker) { k.watch.mayFailAt(ailing); does(k); k.sees(heading) }}
	}
	return []view{
		refused("too-large", "Too much was sent", func(k *taker) {
			k.starts()
			k.sends(k.reads().Address, "answer", strings.Repeat("x", 70_000))
		}),
		refused("too-much-stored", "Your browser sent too much", func(k *taker) {
			for i := range 5 {
				k.stores(fmt.Sprintf("other-%d", i), strings.Repeat("x", 4000), k.site.URL+"/privacy")
			}
			k.opens("/privacy")
		}),
		refused("too-many-starts", "Too many are starting at once", func(k *taker) {
			k.opens(ailing + "/")
			k.follows("Start now")
		}),
		refused("too-many-held", "This browser has too many sittings", func(k *taker) {
			k.stores("careerfit", strings.Repeat("A", 28), ailing+"/")
			k.opens(ailing + "/privacy")
			k.sends("/"+g.q.ID+"/start", "form", "whole")
		}),
		refused("not-saved", "That could not be saved", func(k *taker) {
			k.opens(ailing + "/privacy")
			k.sends("/sittings/full/items/1", "answer", "any")
			k.isTold("Back to the question")
		}),
		refused("restarting", "The quiz is restarting", func(k *taker) { k.opens(ailing + "/sittings/closed/result") }),
		refused("gone-wrong", "Something went wrong", func(k *taker) { k.opens(ailing + "/sittings/damaged/review") }),
	}
}

// ailing is a site that keeps nothing and refuses what it is asked for, where one sitting was begun and no more may be.
func (g *gallery) ailing(t testing.TB) (address string) {
	t.Helper()
	server, err := web.New(web.Config{Quizzes: []*quiz.Quiz{g.q}, Store: ailing{}, Limits: web.Limits{Starts: web.Rate{Burst: 1, Every: 10 * time.Minute}}})
	if err != nil {
		t.Fatal(err)
	}
	listens := httptest.NewServer(server)
	t.Cleanup(func() { listens.Close(); server.Close() })
	server.ServeHTTP(httptest.NewRecorder(), from(listens, "/"+g.q.ID+"/start"))
	return strings.Replace(listens.URL, "127.0.0.1", "localhost", 1)
}

// from is a form that is sent from the machine on which the browser is, too.
func from(s *httptest.Server, path string) *http.Request {
	request := httptest.NewRequest(http.MethodPost, path, nil)
	request.RemoteAddr = s.Listener.Addr().String()
	return request
}

// An ailing store fails in the way that the id of a sitting says. Whoever has a token holds as many as one may.
type ailing struct{ store.Store }

func (ailing) PutQuestionnaire(context.Context, []byte) (quiz.Digest, error) {
	return quiz.Digest{}, nil
}

func (ailing) Create(context.Context, *quiz.Session) error { return nil }

func (ailing) Session(_ context.Context, id string) (*quiz.Session, error) {
	return nil, map[string]error{"full": store.ErrFull, "closed": store.ErrClosed, "damaged": store.ErrDamaged}[id]
}

func (a ailing) Update(ctx context.Context, id string, _ func(*quiz.Session) error) (*quiz.Session, error) {
	return a.Session(ctx, id)
}

func (ailing) ByOwner(context.Context, quiz.SecretHash) ([]*quiz.Session, error) {
	held := make([]*quiz.Session, 1000)
	for i := range held {
		held[i] = &quiz.Session{}
	}
	return held, nil
}

// sends sends a form with one field, as a page at the site that is open could.
func (k *taker) sends(address, field, value string) {
	k.t.Helper()
	k.loads("send a form to "+address, chromedp.Evaluate(fmt.Sprintf(`(() => {
		const form = document.createElement('form'), input = document.createElement('input');
		[form.method, form.action, input.type, input.name, input.value] = ['post', %s, 'hidden', %s, %s];
		form.append(input);
		document.body.append(form);
		form.submit();
	})()`, quote(address), quote(field), quote(value)), nil))
}

// stores puts a cookie into the browser, for the pages below an address.
func (k *taker) stores(name, value, address string) {
	k.t.Helper()
	path := "/" + strings.SplitN(address, "/", 4)[3]
	k.does("store "+name, network.SetCookie(name, value).WithURL(address).WithPath(path))
}
