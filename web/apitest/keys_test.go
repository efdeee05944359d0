package apitest

import (
	"bytes"
	"encoding/json"
	"fmt"
)

// uniqueKeys refuses JSON in which an object has a key twice: which one counts is for every reader to say.
func uniqueKeys(data []byte) error {
	d := json.NewDecoder(bytes.NewReader(data))
	return uniqueBelow(d)
}

func uniqueBelow(d *json.Decoder) error {
	token, err := d.Token()
	if err != nil {
		return err
	}
	seen := map[any]bool{}
	for token == json.Delim('{') && d.More() {
		key, err := d.Token()
		if err == nil && seen[key] {
			err = fmt.Errorf("the key %q is there twice", key)
		}
		if err == nil {
			err = uniqueBelow(d)
		}
		if err != nil {
			return err
		}
		seen[key] = true
	}
	for token == json.Delim('[') && d.More() {
		if err := uniqueBelow(d); err != nil {
			return err
		}
	}
	if _, nested := token.(json.Delim); nested {
		_, err = d.Token()
	}
	return err
}
