package quiz

import (
	"bytes"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
)

// A Difference is something in which a receipt is not what its answers give.
type Difference struct {
	// Path says where in the receipt, as in result.paths[0].fit.
	Path string `json:"path"`
	// Says is what stands there, and Should what should, in JSON; or a sentence, or "nothing".
	Says   string `json:"says"`
	Should string `json:"should"`
}

// Verify works the receipt out again and returns everything in which it differs, in the order of the receipt; nothing if
// it is true. Made and Program are taken as they stand, but the sum is over them, too. A receipt of another
// questionnaire, or with answers that are none, cannot be worked out: then that alone is said.
//
// Where the receipt's engine is another than [engine.Version], that is a difference like others, and whatever else
// differs may do so because of it.
func (q *Quiz) Verify(r *Receipt) []Difference {
	if digest := q.Digest.String(); r.Questionnaire.Digest != digest {
		return []Difference{{"questionnaire.digest", quoted(r.Questionnaire.Digest), quoted(digest)}}
	}
	s, wrong := q.answered(r)
	if wrong != nil {
		return []Difference{*wrong}
	}
	again, err := q.Receipt(s, r.Made, r.Program)
	if err != nil { // unreachable: the marks are of this questionnaire
		return []Difference{{"answers", "these", err.Error()}}
	}
	again.Sum = r.sum()
	return differences(r.encoded(), again.encoded())
}

// Altered reports whether something in the receipt was altered after it was made, which can be said without the
// questionnaire.
func (r *Receipt) Altered() bool { return r.Sum != r.sum() }

// answered makes a session of what the receipt says was asked and answered, or says what of it cannot be.
func (q *Quiz) answered(r *Receipt) (*Session, *Difference) {
	s := &Session{Digest: q.Digest, Marks: make([]Mark, len(q.Items))}
	for n, id := range r.Asked {
		i, ok := q.Item(id)
		if !ok || slices.Contains(s.Asked, i) {
			return nil, &Difference{at("", "asked", n), quoted(id), "an item of the questionnaire, each once"}
		}
		s.Asked = append(s.Asked, i)
	}
	for _, id := range sortedKeys(r.Answers) {
		wrong := func(should string) *Difference {
			return &Difference{at("", "answers", id), inJSON(r.Answers[id]), should}
		}
		i, ok := q.Item(id)
		if !ok {
			return nil, wrong("nothing, for there is no such item")
		}
		if s.Ordered() && !slices.Contains(s.Asked, i) {
			return nil, wrong("nothing, for the item was not asked")
		}
		m, err := q.Mark(i, r.Answers[id])
		if err != nil {
			return nil, wrong(fmt.Sprintf("an answer to the item (%v)", err))
		}
		s.Marks[i] = m
	}
	return s, nil
}

// differences compares two texts in JSON, value by value.
func differences(says, should []byte) []Difference {
	was, is := leaves(says), leaves(should)
	var all []Difference
	for _, l := range was.order {
		if value, ok := is.at[l]; !ok {
			all = append(all, Difference{l, was.at[l], "nothing"})
		} else if value != was.at[l] {
			all = append(all, Difference{l, was.at[l], value})
		}
	}
	for _, l := range is.order {
		if _, ok := was.at[l]; !ok {
			all = append(all, Difference{l, "nothing", is.at[l]})
		}
	}
	return all
}

// tree has the leaves of a JSON value by their paths, in its order. Empty lists and objects are leaves, too.
type tree struct {
	order []string
	at    map[string]string
}

// leaves reads what is JSON.
func leaves(text []byte) tree {
	t := tree{at: map[string]string{}}
	dec := json.NewDecoder(bytes.NewReader(text))
	dec.UseNumber()
	t.walk(dec, "")
	return t
}

func (t *tree) walk(dec *json.Decoder, path string) {
	token, err := dec.Token()
	if err != nil { // unreachable
		return
	}
	open, ok := token.(json.Delim)
	if !ok {
		t.add(path, inJSON(token))
		return
	}
	if !dec.More() {
		t.add(path, map[json.Delim]string{'{': "{}", '[': "[]"}[open])
	}
	for n := 0; dec.More(); n++ {
		if open == '[' {
			t.walk(dec, path+"["+strconv.Itoa(n)+"]")
			continue
		}
		key, _ := dec.Token()
		t.walk(dec, at(path, key))
	}
	_, _ = dec.Token() // its end
}

func (t *tree) add(path, value string) {
	t.order = append(t.order, path)
	t.at[path] = value
}

// inJSON writes a value that can be written.
func inJSON(value any) string {
	var text bytes.Buffer
	enc := json.NewEncoder(&text)
	enc.SetEscapeHTML(false)
	_ = enc.Encode(value)
	return string(bytes.TrimSpace(text.Bytes()))
}

func quoted(text string) string { return inJSON(text) }
