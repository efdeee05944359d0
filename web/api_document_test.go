package web_test

import (
	"strings"
	"testing"
)

// The document says where the calls are, also below a path of another site.
func TestTheDocumentSaysWhereTheAPIIs(t *testing.T) {
	for address, where := range map[string]string{"https://quiz.example": "/api/v1", "https://college.example/~team/quiz/": "/~team/quiz/api/v1"} {
		body := string(opens(t, at(address)).program().calls("GET", "/openapi.yaml", "").is(200).body)
		if !strings.Contains(body, "servers:\n  - url: \""+where+"\"\n") {
			t.Errorf("%s: the document does not name %s", address, where)
		}
	}
}
