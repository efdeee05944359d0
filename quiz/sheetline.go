package quiz

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
)

// A SheetLine is one sheet to be scored, as NDJSON has it:
//
//	{"id":"a","answers":{"<item>":"<option>","<item>":["<option>",…],"<item>":{"non_answer":"skipped"}}}
type SheetLine struct {
	ID      string            `json:"id"`
	Answers map[string]Answer `json:"answers"`
}

// ParseSheetLine reads one line, strictly: an unknown key, a key given twice or anything after the
// object is an error. A line without an id has the id "".
func ParseSheetLine(line []byte) (SheetLine, error) {
	var s SheetLine
	if err := uniqueKeys(line); err != nil {
		return s, err
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(line, &parts); err != nil {
		return s, errLineForm
	}
	for _, key := range sortedKeys(parts) {
		if key != "id" && key != "answers" {
			return s, fmt.Errorf("unknown key %q; %s", key, Nearest(key, []string{"id", "answers"}))
		}
	}
	if id, ok := parts["id"]; ok && (!bytes.HasPrefix(id, []byte(`"`)) || json.Unmarshal(id, &s.ID) != nil) {
		return s, errIDForm
	}
	var err error
	s.Answers, err = parseAnswers(parts["answers"])
	return s, err
}

var (
	errLineForm = errors.New(`want {"id": "…", "answers": {"<item>": …}}`)
	errIDForm   = errors.New(`the id is no text; write it in quotes, as in {"id": "17", …}, or leave it out`)
)

// parseAnswers reads the answers of a line. The error names the first bad one, in alphabetical order.
func parseAnswers(object json.RawMessage) (map[string]Answer, error) {
	if object == nil {
		return nil, errors.New(`the key "answers" is missing`)
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(object, &parts); err != nil || parts == nil {
		return nil, errLineForm
	}
	answers := make(map[string]Answer, len(parts))
	for _, item := range sortedKeys(parts) {
		var a Answer
		if err := json.Unmarshal(parts[item], &a); err != nil {
			return nil, fmt.Errorf("item %q: %w", item, err)
		}
		answers[item] = a
	}
	return answers, nil
}

// maxDepth bounds how deep a line may nest; a sheet needs three levels.
const maxDepth = 8

// uniqueKeys refuses JSON in which an object has a key twice, which encoding/json would accept and
// lose one of, and anything that is not just one JSON value.
func uniqueKeys(line []byte) error {
	dec := json.NewDecoder(bytes.NewReader(line))
	if err := walkValue(dec, maxDepth); err != nil {
		return err
	}
	if _, err := dec.Token(); !errors.Is(err, io.EOF) {
		return errors.New("there is something after the JSON object")
	}
	return nil
}

func walkValue(dec *json.Decoder, depth int) error {
	token, err := dec.Token()
	if err != nil {
		return notJSON(err)
	}
	open, ok := token.(json.Delim)
	if !ok {
		return nil
	}
	if depth == 0 {
		return errors.New("the JSON is nested too deep")
	}
	seen := map[string]bool{}
	for dec.More() {
		if open == '{' {
			if err := newKey(dec, seen); err != nil {
				return err
			}
		}
		if err := walkValue(dec, depth-1); err != nil {
			return err
		}
	}
	if _, err = dec.Token(); err != nil {
		return notJSON(err)
	}
	return nil
}

func newKey(dec *json.Decoder, seen map[string]bool) error {
	token, err := dec.Token()
	if err != nil {
		return notJSON(err)
	}
	key, _ := token.(string)
	if seen[key] {
		return fmt.Errorf("the key %q is given twice", key)
	}
	seen[key] = true
	return nil
}

func notJSON(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		err = cut{}
	}
	return fmt.Errorf("this is not JSON: %w", err)
}

// cut is [io.ErrUnexpectedEOF] in words.
type cut struct{}

func (cut) Error() string { return "it ends in the middle" }
func (cut) Unwrap() error { return io.ErrUnexpectedEOF }
