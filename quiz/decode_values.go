package quiz

import (
	"fmt"
	"reflect"
	"strconv"
	"strings"

	"go.yaml.in/yaml/v4"

	"github.com/careerfit/careerfit/engine"
)

func (d *document) decodeScalar(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	if !d.want(n, yaml.ScalarNode, path, "a single value", rule.exampleHint()) {
		return
	}
	switch v.Kind() {
	case reflect.Bool:
		if n.Value != "true" && n.Value != "false" {
			d.errorAt(path, "type", "write true or false", "%q is neither true nor false", n.Value)
		}
		v.SetBool(n.Value == "true")
	case reflect.Int:
		v.SetInt(d.wholeNumber(n.Value, path, rule))
	case reflect.String:
		if d.checkText(n.Value, path, rule); !rule.tooLong(n.Value) { // no rule need read megabytes
			v.SetString(strings.TrimSpace(n.Value))
		}
	}
}

// wholeNumber reads a number within the limits that every whole number of the format has.
func (d *document) wholeNumber(text, path string, rule fieldRule) int64 {
	number, err := strconv.Atoi(text)
	if err != nil || number < rule.from || number > rule.to {
		hint := fmt.Sprintf("write it in digits, such as %d", min(max(20, rule.from), rule.to))
		d.errorAt(path, "number", hint, "this must be a whole number from %d to %d, but it is %q", rule.from, rule.to, text)
	}
	return int64(number)
}

func (d *document) decodeDecimal(n *yaml.Node, v reflect.Value, path string, rule fieldRule) {
	if !d.want(n, yaml.ScalarNode, path, "a number", "") {
		return
	}
	text := n.Value
	if !strings.HasPrefix(text, "+-") {
		text = strings.TrimPrefix(text, "+")
	}
	number, err := engine.ParseDecimal(text)
	v.SetInt(int64(number))
	sample := "2, -1 or 0.125, from -1000 to 1000"
	if rule.share {
		sample = "0.05, from 0 to 1"
	}
	switch {
	case err != nil:
		d.errorAt(path, "number", "write one such as "+sample, "%q is not a number that can be used here", n.Value)
	case rule.places > 0 && number.Places() > rule.places:
		d.errorAt(path, "number", "", "%s has more than %d decimal places", n.Value, rule.places)
	case rule.share && (number < 0 || number > engine.One):
		d.errorAt(path, "threshold", "write a share from 0 to 1, such as 0.05", "%s is not a share", number)
	case rule.positive && number <= 0:
		d.errorAt(path, "item", "to turn an item off, take it out", "the weight %s is not above 0", number)
	}
}

func (d *document) decodeAmount(n *yaml.Node, v reflect.Value, path string) {
	if !d.want(n, yaml.ScalarNode, path, "a sum of money", "") {
		return
	}
	amount := Amount(strings.NewReplacer(",", "", "_", "").Replace(n.Value))
	if _, ok := amount.Whole(); !ok && amount != AboveLimit {
		d.errorAt(path, "number", `write whole units without a sign, such as 82000, or "#" in quotes for: above the survey's limit`, "%q is not a sum of money", n.Value)
	}
	v.SetString(string(amount))
}

// Whole returns the amount in whole units; false when it is empty or above the survey's limit.
func (a Amount) Whole() (int, bool) {
	n, err := strconv.ParseUint(string(a), 10, 31)
	return int(n), err == nil && a[0] != '0'
}

// nonAnswerForm is how a persona gives no answer.
type nonAnswerForm struct {
	NonAnswer NonAnswer `json:"non_answer" rule:"required,one=skipped|dont_know|doesnt_apply" about:"Why there is no answer: skipped, dont_know or doesnt_apply."`
}

func (d *document) decodeAnswer(n *yaml.Node, v reflect.Value, path string) {
	var a Answer
	switch n.Kind {
	case yaml.ScalarNode:
		a.Options = []string{n.Value}
	case yaml.SequenceNode:
		d.decodeList(n, reflect.ValueOf(&a.Options).Elem(), path, fieldRule{required: true})
	case yaml.MappingNode:
		var form nonAnswerForm
		d.decodeStruct(n, reflect.ValueOf(&form).Elem(), path)
		a.NonAnswer = form.NonAnswer
	}
	v.Set(reflect.ValueOf(a))
}
