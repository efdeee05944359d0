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
// object is an error.
func ParseSheetLine(line []byte) (SheetLine, error) {
	var s SheetLine
	if err := uniqueKeys(line); err != nil {
		return s, err
	}
	dec := json.NewDecoder(bytes.NewReader(line))
	dec.DisallowUnknownFields()
	if err := dec.Decode(&s); err != nil {
		return s, fmt.Errorf(`want {"id": …, "answers": {…}}: %w`, err)
	}
	if s.Answers == nil {
		return s, errors.New(`the key "answers" is missing`)
	}
	return s, nil
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
	if errors.Is(err, io.EOF) {
		err = io.ErrUnexpectedEOF
	}
	return fmt.Errorf("this is not JSON: %w", err)
}
