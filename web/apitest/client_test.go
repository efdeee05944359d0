package apitest

import (
	"net/http"
	"testing"
)

// A newcomer is a program that knows nothing of this server but its document. It begins at the operation
// listQuestionnaires and goes on by links; where a call is, how it is sent and what it takes, the document tells it while
// it runs. Of the words of the document it relies on those in this file and no others, and a test holds them against it:
// the names of that operation, of beginSession and of the links; of the properties that it chooses by; and of the
// property that has what the security scheme of the same name wants.
type newcomer struct {
	*site
	t      *testing.T
	secret string
}

func TestANewcomerTakesASittingByTheDocumentAlone(t *testing.T) {
	c := &newcomer{site: opens(t, offering(everyQuestionnaire(t)...)), t: t}
	sittings := 0
	for _, offered := range listOf(c.asks(call{operation: "listQuestionnaires"}).json(t)["questionnaires"]) {
		for _, form := range c.values("beginSession", "form") {
			if form == "short" && mapOf(offered)["short_form"] == false {
				continue
			}
			c.sits(mapOf(offered)["id"], form)
			sittings++
		}
	}
	if sittings < 4 {
		t.Errorf("there were only %d sittings", sittings)
	}
}

// values are those among which a property of an operation's body can choose.
func (c *newcomer) values(operation, property string) []any {
	for _, op := range c.contract.operations() {
		if op.name == operation {
			return c.contract.choices(op.place, property)
		}
	}
	return nil
}

// sits takes a questionnaire in a form, looks at everything in the end, and deletes it.
func (c *newcomer) sits(questionnaire, form any) {
	c.t.Helper()
	x := c.asks(call{operation: "beginSession", body: map[string]any{"questionnaire": questionnaire, "form": form}})
	begun := x.json(c.t)
	c.secret = begun["secret"].(string)
	asked := c.follow(x, "readQuestionnaire", nil).json(c.t)
	state := mapOf(begun["state"])
	for state["next"] != nil {
		x = c.follow(x, "answerNext", answerTo(asked, state["next"]))
		state = x.json(c.t)
	}
	if state["enough"] != true {
		c.t.Errorf("nothing is open, and there is no result: %v", state)
	}
	x = c.follow(x, "finish", nil)
	for _, link := range c.contract.links(x, http.MethodGet) {
		if said := c.follow(x, link, nil); said.status != http.StatusOK || len(said.json(c.t)) == 0 {
			c.t.Errorf("%s: %v", link, said)
		}
	}
	if gone := c.follow(x, "delete", nil); gone.status != http.StatusNoContent {
		c.t.Errorf("%v", gone)
	}
	if again := c.asks(c.contract.followed(c.t, x, "result", nil, c.secret)); again.status != http.StatusNotFound {
		c.t.Errorf("%v", again)
	}
}

// follow goes where a link of an answer leads, and that must work.
func (c *newcomer) follow(x exchange, link string, body any) exchange {
	c.t.Helper()
	next := c.asks(c.contract.followed(c.t, x, link, body, c.secret))
	if next.status >= http.StatusBadRequest {
		c.t.Fatalf("%s: %v", link, next)
	}
	return next
}

// answerTo chooses the first option of the item with the id, as one that takes several is answered where it does.
func answerTo(asked map[string]any, id any) any {
	for _, section := range listOf(asked["sections"]) {
		for _, item := range listOf(mapOf(section)["items"]) {
			if mapOf(item)["id"] != id {
				continue
			}
			first := mapOf(listOf(mapOf(item)["options"])[0])["id"]
			if several, _ := mapOf(item)["up_to"].(float64); several > 1 {
				return []any{first}
			}
			return first
		}
	}
	return nil
}
