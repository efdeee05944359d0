package main

import (
	"errors"
	"fmt"

	"github.com/spf13/cobra"

	"github.com/careerfit/careerfit/quiz"
)

func newCheck() *cobra.Command {
	return &cobra.Command{
		Use:   "check FILE…",
		Short: "Check content files and print what is wrong with them",
		Long:  "Check content files and print every problem as file:line:col: severity: message [rule].\nExit code 0: none, or notes only; 1: problems; 2: wrong use; 3: a file could not be read.",
		Args: func(_ *cobra.Command, files []string) error {
			if len(files) == 0 {
				return errors.New("check what? name at least one content file")
			}
			return nil
		},
		RunE: func(cmd *cobra.Command, files []string) error {
			worst := 0
			var unread []error
			for _, file := range files {
				data, err := readContent(file)
				if err != nil {
					unread = append(unread, err)
					continue
				}
				_, found := quiz.Parse(file, data)
				for _, p := range found {
					fmt.Fprint(cmd.OutOrStdout(), p.Long())
				}
				worst += len(found) - found.Count(quiz.SeverityNote)
			}
			if err := errors.Join(unread...); err != nil {
				return failure(err)
			}
			if worst > 0 {
				return problems()
			}
			return nil
		},
	}
}
