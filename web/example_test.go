package web_test

import (
	"fmt"
	"log"
	"net/http"
	"net/http/httptest"

	"github.com/careerfit/careerfit/quiz"
	"github.com/careerfit/careerfit/store/storetest"
	"github.com/careerfit/careerfit/web"
)

// The quiz as a handler in a server of one's own. Sittings are kept by boltstore.Open; here they need not be.
func ExampleNew() {
	q, err := quiz.Builtin()
	if err != nil {
		log.Fatal(err)
	}
	handler, err := web.New(web.Config{Quizzes: []*quiz.Quiz{q}, Store: storetest.NewMemory()})
	if err != nil {
		log.Fatal(err)
	}
	defer handler.Close()
	server := httptest.NewServer(handler) // or http.Server{Handler: handler, ReadHeaderTimeout: …}
	defer server.Close()

	page, err := http.Get(server.URL + "/" + q.ID + "/")
	if err != nil {
		log.Fatal(err)
	}
	defer page.Body.Close()
	fmt.Println(page.Status, page.Header.Get("Content-Type"))
	// Output: 200 OK text/html; charset=UTF-8
}
