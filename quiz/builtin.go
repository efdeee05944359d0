package quiz

import (
	_ "embed"
	"fmt"
)

//go:embed content/health-informatics.yaml
var builtin []byte

// BuiltinFile is the name under which problems in the built-in questionnaire are reported.
const BuiltinFile = "quiz/content/health-informatics.yaml"

// BuiltinSource returns the text of the built-in questionnaire.
func BuiltinSource() []byte { return append([]byte(nil), builtin...) }

// Builtin returns the built-in questionnaire: project or product management in health informatics.
// A test keeps the error nil.
func Builtin() (*Quiz, error) {
	q, problems := Parse(BuiltinFile, builtin)
	if err := problems.Err(); err != nil {
		return nil, fmt.Errorf("the built-in questionnaire has problems:\n%w", err)
	}
	return q, nil
}
