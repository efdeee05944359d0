package quiz

import (
	"encoding/json"
	"errors"
	"fmt"
	"reflect"
	"strings"
)

// UnmarshalStrict reads a JSON object into the struct that into points to, where [json.Unmarshal] would let slips pass:
// a key that is unknown, written with other capitals or given twice, a null, and anything behind the object are errors.
// Of the values it is as strict as their types are.
func UnmarshalStrict(object []byte, into any) error {
	if err := uniqueKeys(object); err != nil {
		return err
	}
	var parts map[string]json.RawMessage
	if err := json.Unmarshal(object, &parts); err != nil || parts == nil {
		return errors.New("want a JSON object")
	}
	known := jsonKeys(reflect.TypeOf(into).Elem())
	for _, key := range sortedKeys(parts) {
		if _, ok := known[key]; !ok {
			return fmt.Errorf("unknown key %.60q; %s", key, Nearest(key, sortedKeys(known)))
		}
		if string(parts[key]) == "null" {
			return fmt.Errorf("the key %q is null; leave it out instead", key)
		}
	}
	return plainly(json.Unmarshal(object, into))
}

// jsonKeys are the keys of a struct, by their tags.
func jsonKeys(of reflect.Type) map[string]bool {
	keys := map[string]bool{}
	for i := range of.NumField() {
		key, _, _ := strings.Cut(of.Field(i).Tag.Get("json"), ",")
		keys[key] = true
	}
	return keys
}

// plainly says what is wrong with a value in words that do not name Go's types.
func plainly(err error) error {
	if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok {
		return fmt.Errorf("the key %q has the wrong kind of value, a JSON %s", wrong.Field, wrong.Value)
	}
	return err
}
