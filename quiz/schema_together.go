package quiz

import "reflect"

// together returns what holds for the keys of a struct taken together, as far as their presence shows it: which
// keys go with which kind of item. The parser's words for it are in check_items.go.
func together(t reflect.Type) object {
	switch t {
	case reflect.TypeFor[Item]():
		return object{{"allOf", []object{scaleOrOptions(), upToForPicks(), twoForPairs()}}}
	case reflect.TypeFor[Pay]():
		return object{{"anyOf", []object{has("low"), has("typical"), has("high")}}}
	case reflect.TypeFor[Expect]():
		return object{{"minProperties", 1}}
	}
	return nil
}

// scaleOrOptions says that an item has the one or the other, and what goes with a scale alone.
func scaleOrOptions() object {
	none := object{{"maxProperties", 0}}
	return object{
		{"if", object{{"anyOf", []object{has("scale"), isOf(KindScale)}}}},
		{"then", append(has("scale"), member{"properties", object{{"kind", object{{"const", KindScale}}}, {"options", false}, {"up_to", false}}})},
		{"else", append(has("options"), member{"properties", object{{"reversed", notTrue()}, {"traits", none}, {"points", none}}})},
	}
}

// upToForPicks says what goes with kind pick, and with no other.
func upToForPicks() object {
	options := object{{"items", object{{"properties", object{{"alone", notTrue()}}}}}}
	return object{
		{"if", isOf(KindPick)},
		{"then", has("up_to")},
		{"else", object{{"properties", object{{"up_to", false}, {"options", options}}}}},
	}
}

// twoForPairs says that a pair is one of two; less than two no item has.
func twoForPairs() object {
	return object{{"if", isOf(KindPair)}, {"then", object{{"properties", object{{"options", object{{"maxItems", 2}}}}}}}}
}

// has is for objects that have the key.
func has(key string) object { return object{{"required", []string{key}}} }

// isOf is for items that say that they are of the kind.
func isOf(kind string) object {
	return append(has("kind"), member{"properties", object{{"kind", object{{"const", kind}}}}})
}

// notTrue is for what is left out mostly, and may be denied in so many words.
func notTrue() object { return object{{"enum", []any{false, "false"}}} }
