package web_test

import (
	"bytes"
	"encoding/json"
	"io"
	"net/http"
	"os"
	"strings"
	"sync"

	"github.com/careerfit/careerfit/web"
)

// recordTo names a file for every exchange of the tests with the API, one JSON object a line. Module web/apitest, which
// knows the API's document, runs these tests so, and holds what it finds there against the document.
var recordTo = os.Getenv("CAREERFIT_RECORD_API")

// A recorded exchange is a request, by its path below the site's root, and its answer.
type recorded struct {
	Method, Address string
	Asked           http.Header
	Sent            []byte
	Status          int
	Answered        http.Header
	Content         []byte
}

// recording is the server, whose exchanges with the API are written down if somebody wants that.
func recording(server *web.Server, root string) http.Handler {
	if recordTo == "" {
		return server
	}
	return http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		address, ok := strings.CutPrefix(r.RequestURI, root)
		if !ok || !strings.HasPrefix(address, "/api/") {
			server.ServeHTTP(w, r)
			return
		}
		var sent bytes.Buffer
		r.Body = io.NopCloser(io.TeeReader(r.Body, &sent))
		heard := &hearing{ResponseWriter: w, status: http.StatusOK}
		asked := r.Header.Clone()
		server.ServeHTTP(heard, r)
		_, _ = io.Copy(io.Discard, r.Body) // what the call did not read
		writeDown(recorded{r.Method, address, asked, sent.Bytes(), heard.status, w.Header().Clone(), heard.content.Bytes()})
	})
}

var writing sync.Mutex

func writeDown(x recorded) {
	writing.Lock()
	defer writing.Unlock()
	line, err := json.Marshal(x)
	if err != nil {
		panic(err)
	}
	file, err := os.OpenFile(recordTo, os.O_APPEND|os.O_CREATE|os.O_WRONLY, 0o600)
	if err != nil {
		panic(err)
	}
	defer file.Close()
	if _, err := file.Write(append(line, '\n')); err != nil {
		panic(err)
	}
}

// hearing keeps what is answered.
type hearing struct {
	http.ResponseWriter
	status  int
	content bytes.Buffer
}

func (h *hearing) WriteHeader(status int) {
	h.status = status
	h.ResponseWriter.WriteHeader(status)
}

func (h *hearing) Write(p []byte) (int, error) {
	h.content.Write(p)
	return h.ResponseWriter.Write(p)
}

func (h *hearing) Unwrap() http.ResponseWriter { return h.ResponseWriter }
