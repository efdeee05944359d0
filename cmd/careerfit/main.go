// Command careerfit serves, checks and scores career-fit quizzes.
package main

import (
	"context"
	"os"
)

func main() {
	os.Exit(run(context.Background(), os.Args[1:], streams{os.Stdin, os.Stdout, os.Stderr}, environment(os.Environ())))
}
